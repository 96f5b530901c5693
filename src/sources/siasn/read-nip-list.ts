/** A list of NIPs that an operator gives: text, one number a line, also the first column of a CSV. */
import { readLines } from './read-lines.ts'

/** Lines without digits, such as a header, say nothing; a number that is no NIP is passed on, to be refused with its place. */
export async function* readNipList(path: string): AsyncGenerator<string> {
  for await (const line of readLines(path)) {
    const [first = ''] = line.split(/[;,\t|]/)
    if (/\d/.test(first)) yield first
  }
}
