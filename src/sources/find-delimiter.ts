/** Which sign parts the columns of a CSV file, seen from its beginning. */

const delimiters = [';', ',', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** Lines that are looked at: enough to get past a title, few enough not to be swayed by text. */
const lineLimit = 50

/**
 * Excel's own first line `sep=;` decides. Else the sign that parts the most lines into the same number of columns;
 * signs inside quotes don't count. A file of one column is read as separated by semicolons.
 */
export function findDelimiter(beginning: string): { delimiter: Delimiter; hasSeparatorLine: boolean } {
  const said = /^sep=([;,\t|])(?:\r\n|\n|\r|$)/i.exec(beginning)?.[1]
  if (said !== undefined) return { delimiter: said as Delimiter, hasSeparatorLine: true }
  const lines = countPerLine(beginning)
  let best: Delimiter = ';'
  let bestScore = 0
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => line[delimiter]).filter((count) => count > 0)
    const usual = mostFrequent(counts)
    const score = counts.filter((count) => count === usual).length * 1000 + Math.min(usual, 999)
    if (usual > 0 && score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return { delimiter: best, hasSeparatorLine: false }
}

type Counts = Record<Delimiter, number>

function countPerLine(text: string): readonly Counts[] {
  const none = (): Counts => ({ ';': 0, ',': 0, '\t': 0, '|': 0 })
  const lines: Counts[] = []
  let line = none()
  let isQuoted = false
  for (const sign of text) {
    if (sign === '"') isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (sign === '\n' || sign === '\r') {
      lines.push(line)
      line = none()
      if (lines.length >= lineLimit) return lines
    } else if (sign in line) line[sign as Delimiter]++
  }
  return [...lines, line]
}

function mostFrequent(counts: readonly number[]): number {
  const frequency = new Map<number, number>()
  let best = 0
  for (const count of counts) {
    const times = (frequency.get(count) ?? 0) + 1
    frequency.set(count, times)
    if (times > (frequency.get(best) ?? 0)) best = count
  }
  return best
}
