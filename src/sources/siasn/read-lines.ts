/** Lines of a file, parted by newlines and nothing else: readline would also break at U+2028 inside a text. */
import { createReadStream } from 'node:fs'

export async function* readLines(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
