/** A list of NIPs that an operator gives: text, one number a line, also the first column of a CSV. */
import { SourceUnreadable } from '#ports/personnel-source.ts'
import { readLines } from './read-lines.ts'

/** Lines without digits, such as a header, say nothing; a number that is no NIP is passed on, to be refused with its place. */
export async function* readNipList(path: string): AsyncGenerator<string> {
  try {
    for await (const line of readLines(path)) {
      const [first = ''] = line.replaceAll('"', '').split(/[;,\t|]/)
      if (/\d/.test(first)) yield first
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw new SourceUnreadable(`Daftar NIP tidak dapat dibaca (${code}). Beri berkas teks atau CSV, satu NIP sebaris.`)
  }
}
