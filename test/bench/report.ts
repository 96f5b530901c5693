/** One figure of a benchmark, and how a table of them is printed. */
export interface Figure {
  readonly what: string
  readonly value: string
  /** Against what is named, in the same run. */
  readonly ratio?: number
  /** The least ratio that is accepted. */
  readonly atLeast?: number
  /** For figures that are not ratios. */
  readonly isMet?: boolean
}

/** As Markdown, for docs/performance.md. */
export function table(title: string, figures: readonly Figure[]): string {
  const rows = figures.map(({ what, value, ratio, atLeast, isMet }) => {
    const met = isMet ?? (atLeast === undefined || ratio === undefined ? undefined : ratio >= atLeast)
    const wanted = atLeast === undefined ? '' : `>= ${atLeast}`
    const verdict = met === undefined ? '' : met ? 'yes' : 'NO'
    return `| ${what} | ${value} | ${ratio === undefined ? '' : ratio.toFixed(2)} | ${wanted} | ${verdict} |`
  })
  return `\n### ${title}\n\n| figure | value | ratio | wanted | met |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`
}
