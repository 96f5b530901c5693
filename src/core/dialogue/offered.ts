/** Finds which of the choices offered last was typed: by its number or by its words, also misspelt. */
import type { Choice } from '../message.ts'

/** The data of that choice; null when the text is something else. */
export function chosenData(text: string, offered: readonly Choice[]): string | null {
  const plain = normal(text)
  const ordinal = /^(?:(?:no|nomor|nomer|pilihan|pilih) )?(\d{1,2})$/.exec(plain)?.[1]
  if (ordinal !== undefined) return offered[Number(ordinal) - 1]?.data ?? null
  if (plain === '') return null
  const exact = offered.find(({ label }) => normal(label) === plain)
  return (exact ?? misspelt(plain, offered))?.data ?? null
}

/** The one label that is a slip or two away, with the same numbers in it. */
function misspelt(plain: string, offered: readonly Choice[]): Choice | null {
  if (plain.length < 6) return null
  const near = offered.filter(({ label }) => {
    const said = normal(label)
    const slips = Math.min(3, Math.floor(said.length / 6))
    const isSameNumbers = (said.match(/\d+/g) ?? []).join() === (plain.match(/\d+/g) ?? []).join()
    return isSameNumbers && Math.abs(said.length - plain.length) <= slips && distance(said, plain) <= slips
  })
  return near.length === 1 ? (near[0] ?? null) : null
}

function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Letters wrong, missing, too many or swapped with their neighbour. */
function distance(one: string, other: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1]
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      )
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (isSwapped) least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1)
      current.push(least)
    }
    beforeLast = last
    last = current
  }
  return last[other.length] ?? 0
}
