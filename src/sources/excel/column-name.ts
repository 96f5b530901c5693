/** Columns as spreadsheets name them: 0 is A, 25 is Z, 26 is AA. */

const names: string[] = []

export function columnName(index: number): string {
  const known = names[index]
  if (known !== undefined) return known
  let name = ''
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    name = String.fromCharCode(65 + (rest % 26)) + name
  }
  names[index] = name
  return name
}

/** The column of a place such as `AB12`; null where it does not begin with letters. */
export function columnOf(place: string): number | null {
  let index = 0
  for (let i = 0; i < place.length; i++) {
    const letter = place.charCodeAt(i)
    if (letter < 65 || letter > 90) return i === 0 ? null : index - 1
    index = index * 26 + letter - 64
  }
  return index - 1
}
