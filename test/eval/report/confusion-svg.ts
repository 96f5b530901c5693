/** Draws a confusion matrix as SVG: a row for what was meant, a column for what was said. */
import { askedBack, type Confusion } from './confusion.ts'

const cell = 17
const left = 204
const top = 204
const margin = 16

/** All rows have the same blue for the same share of right answers; what was confused is red and carries its number. */
export function confusionSvg({ labels, count }: Confusion, title: string): string {
  const columns = [...labels, askedBack]
  const width = left + columns.length * cell + margin
  const height = top + labels.length * cell + 2 * margin + 30
  const right = left + columns.length * cell
  const bottom = top + labels.length * cell
  const parts: string[] = []
  for (const [row, label] of labels.entries()) {
    const y = top + row * cell
    const total = columns.reduce((sum, said) => sum + count(label, said), 0)
    parts.push(text(left - 6, y + 12.5, `${label} ${total}`, 'end'))
    for (const [column, said] of columns.entries()) {
      const here = count(label, said)
      if (here === 0) continue
      const share = here / total
      const x = left + column * cell
      const isRight = label === said
      const hue = isRight ? '37, 99, 200' : said === askedBack ? '214, 150, 20' : '200, 30, 40'
      const depth = isRight ? share : Math.max(0.25, share)
      parts.push(
        `<rect x="${x}" y="${y}" width="${cell}" height="${cell}" fill="rgba(${hue}, ${depth.toFixed(2)})"><title>${label} as ${said}: ${here} of ${total}</title></rect>`,
      )
      if (!isRight) parts.push(text(x + cell / 2, y + 12.5, String(here), 'middle', depth > 0.6 ? '#fff' : '#000'))
    }
  }
  for (const [column, label] of columns.entries()) {
    const name = label === askedBack ? 'asked back' : label
    const x = left + column * cell + 12.5
    parts.push(
      `<text x="${x}" y="${top - 6}" transform="rotate(-90 ${x} ${top - 6})" text-anchor="start">${escaped(name)}</text>`,
    )
  }
  const lines = [...labels.keys(), labels.length].map((row) =>
    path(`M${left} ${top + row * cell}H${right}`, isEdge(labels, row)),
  )
  const uprights = [...columns.keys(), columns.length].map((column) =>
    path(`M${left + column * cell} ${top}V${bottom}`, isEdge(columns, column)),
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="11" fill="#111">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${margin}" y="28" font-size="15" font-weight="600">${escaped(title)}</text>`,
    text(margin, 46, 'down: what was meant,', 'start'),
    text(margin, 61, 'and how often it was asked', 'start'),
    text(margin, 76, 'across: what was said', 'start'),
    ...lines,
    ...uprights,
    ...parts,
    ...legend(bottom + margin + 10),
    '</svg>',
    '',
  ].join('\n')
}

function legend(y: number): string[] {
  const entries = [
    ['rgba(37, 99, 200, 1)', 'all right'],
    ['rgba(37, 99, 200, 0.5)', 'half of them right'],
    ['rgba(200, 30, 40, 0.5)', 'taken for something else (how often)'],
    ['rgba(214, 150, 20, 0.5)', 'asked back'],
  ] as const
  let x = left
  return entries.flatMap(([fill, words]) => {
    const at = x
    x += 40 + words.length * 6.5
    return [
      `<rect x="${at}" y="${y}" width="${cell}" height="${cell}" fill="${fill}"/>`,
      text(at + cell + 6, y + 12.5, words, 'start'),
    ]
  })
}

const areaOf = (label: string | undefined) => label?.split('.')[0]

/** Between two areas, and around all. */
function isEdge(labels: readonly string[], at: number): boolean {
  return at === 0 || at === labels.length || areaOf(labels[at - 1]) !== areaOf(labels[at])
}

function path(d: string, isEdge: boolean): string {
  return `<path d="${d}" stroke="${isEdge ? '#9aa3ad' : '#e4e7eb'}" stroke-width="${isEdge ? 1 : 0.5}"/>`
}

function text(x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end', fill = '#111'): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${fill}">${escaped(words)}</text>`
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
