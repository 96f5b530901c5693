/** The preview of proposed rules as an operator reads it in a terminal. */
import { ruleNames } from '#core/personnel/rule-dates.ts'
import type { ParameterPreview } from '#flows/preview-parameters.ts'

/** At most `limitEach` people a rule. */
export function previewLines({ asOf, people, changed }: ParameterPreview, limitEach: number): string {
  const lines = [`${people} people, as of ${asOf}:`]
  for (const rule of ruleNames) {
    const own = changed[rule]
    if (own.length === 0) continue
    lines.push(`${rule}: ${own.length} would change`)
    for (const { nip, name, before, after } of own.slice(0, limitEach)) {
      lines.push(`  ${nip}  ${name}: ${before} -> ${after}`)
    }
    if (own.length > limitEach) lines.push(`  and ${own.length - limitEach} more (--all)`)
  }
  if (lines.length === 1) lines.push('nobody gets another answer')
  return lines.join('\n')
}
