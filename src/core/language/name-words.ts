/** The words of given names, of a text with names separated by blanks. */
import { textLines } from './text-lines.ts'

export function nameWords(names: string): ReadonlySet<string> {
  return new Set(textLines(names).flatMap((line) => line.toLowerCase().split(/\s+/)))
}
