/** A few changes as examples: what is written over first, then what goes, then what is new. */
import { formatDate } from '#core/calendar/indonesian-date.ts'
import type { ChangeExample } from './import-report.ts'
import { recordKinds } from './record-kinds.ts'

const shown = 15
const shownFields = 4
const order = ['changed', 'gone', 'added'] as const
const words = { added: 'baru', changed: 'berubah', gone: 'hilang' } as const

/** A terminal is looked at over shoulders, and gets copied into tickets: that these changed is enough. */
const concealed = new Set(['birth_date', 'birth_place', 'phone', 'email'])

export function examplesText(examples: readonly ChangeExample[]): string[] {
  if (examples.length === 0) return []
  const sorted = examples.toSorted((a, b) => order.indexOf(a.change) - order.indexOf(b.change))
  return ['', 'Contoh perubahan:', ...sorted.slice(0, shown).map(exampleLine)]
}

function exampleLine({ kind, change, person, fields }: ChangeExample): string {
  const specs = recordKinds[kind].fields.filter((field) => !field.isDerived && fields[field.label])
  const parts = specs.flatMap(({ name, label }) => {
    const { before, after } = fields[label] ?? { before: null, after: null }
    if (concealed.has(name)) return change === 'changed' ? [`${label} berubah`] : []
    if (change === 'changed') return [`${label} ${said(before)} -> ${said(after)}`]
    return [`${label} ${said(change === 'gone' ? before : after)}`]
  })
  const more = parts.length > shownFields ? '; ...' : ''
  const whose = person ? `, ${person}` : ''
  const what = parts.slice(0, shownFields).join('; ')
  return `  ${recordKinds[kind].label}${whose}, ${words[change]}${what && `: ${what}${more}`}`
}

/** As the database spells it, made readable. */
function said(value: string | null): string {
  if (value === null || value === '' || value === '{}') return '(kosong)'
  if (value === 'true') return 'Ya'
  if (value === 'false') return 'Tidak'
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(Temporal.PlainDate.from(value))
  return /^[a-z]+(_[a-z0-9]+)+$/.test(value) ? value.replaceAll('_', ' ') : value
}
