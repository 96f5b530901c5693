/** How far a typed word is from the one that may have been meant, by the slips that thumbs make. */

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const vowel = /[aiueo]/

/** Left out or doubled letters and swapped neighbours are cheap, other letters cost 1. `limit`: give up above it. */
export function typingDistance(typed: string, meant: string, limit: number): number {
  const [m, n] = [typed.length, meant.length]
  if (Math.abs(m - n) > 4) return Number.POSITIVE_INFINITY
  let older = new Float32Array(n + 1)
  let before = new Float32Array(n + 1)
  for (let j = 1; j <= n; j++) before[j] = at(before, j - 1) + left(meant, j - 1)
  for (let i = 1; i <= m; i++) {
    const row = new Float32Array(n + 1)
    row[0] = at(before, 0) + extra(typed, i - 1)
    let least = at(row, 0)
    for (let j = 1; j <= n; j++) {
      const [a, b] = [typed[i - 1] ?? '', meant[j - 1] ?? '']
      let best = at(before, j - 1) + (a === b ? 0 : swapped(a, b, i === 1))
      best = Math.min(best, at(row, j - 1) + left(meant, j - 1), at(before, j) + extra(typed, i - 1))
      if (i > 1 && j > 1 && a === meant[j - 2] && typed[i - 2] === b) best = Math.min(best, at(older, j - 2) + 0.6)
      row[j] = best
      if (best < least) least = best
    }
    if (least > limit) return Number.POSITIVE_INFINITY
    older = before
    before = row
  }
  return at(before, n)
}

const at = (row: Float32Array, index: number): number => row[index] ?? 0

/** A letter of the meant word that was not typed. */
function left(meant: string, index: number): number {
  const letter = meant[index] ?? ''
  if (letter === meant[index - 1]) return 0.3
  return index > 0 && vowel.test(letter) ? 0.4 : index === 0 ? 1.2 : 0.8
}

/** A letter that was typed beside the word. */
function extra(typed: string, index: number): number {
  const letter = typed[index] ?? ''
  return letter === typed[index - 1] ? 0.25 : index === 0 ? 1.2 : 0.8
}

function swapped(a: string, b: string, isFirst: boolean): number {
  const cost = vowel.test(a) && vowel.test(b) ? 0.7 : isAlike(a, b) ? 0.5 : isNeighbour(a, b) ? 0.8 : 1
  return isFirst ? cost + 0.4 : cost
}

const isAlike = (a: string, b: string): boolean => /^(?:fp|pf|fv|vf|dt|td|kq|qk|sz|zs|jz|zj|bp|pb|gk|kg)$/.test(a + b)

function isNeighbour(a: string, b: string): boolean {
  const row = rows.findIndex((row) => row.includes(a))
  const other = rows.findIndex((row) => row.includes(b))
  if (row === -1 || other === -1 || Math.abs(row - other) > 1) return false
  return Math.abs((rows[row] ?? '').indexOf(a) - (rows[other] ?? '').indexOf(b)) <= 1
}
