/** The values of a JSON file one by one, whatever its outer shape: a list, an object of lists, an object a line. */
import { SourceUnreadable } from '#ports/personnel-source.ts'
import { createElementSplitter } from './split-elements.ts'

export interface JsonValue {
  /** The name of the list in which it stands; null: it is what the file (or the line) holds, or an element of it. */
  readonly list: string | null
  readonly value: unknown
}

/** Up to this size a file is parsed whole, which alone can tell one person from an object of lists. */
const wholeLimitBytes = 16 * 1024 ** 2

/** `beginning` is the text up to its first line end, or its first some million signs, and comes again in `text`. */
export async function* jsonValues(needs: {
  beginning: string
  text: AsyncGenerator<string>
  sizeBytes: number
}): AsyncGenerator<JsonValue> {
  const { beginning, text, sizeBytes } = needs
  if (isOnePerLine(beginning)) yield* lines(text)
  else if (sizeBytes <= wholeLimitBytes) yield { list: null, value: parseWhole(await join(text)) }
  else yield* elements(text)
}

function isOnePerLine(beginning: string): boolean {
  const [first = '', second] = beginning.trimStart().split('\n', 2)
  return second !== undefined && parses(first)
}

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

async function join(text: AsyncGenerator<string>): Promise<string> {
  const pieces: string[] = []
  for await (const piece of text) pieces.push(piece)
  return pieces.join('')
}

function parseWhole(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw broken()
  }
}

async function* lines(text: AsyncGenerator<string>): AsyncGenerator<JsonValue> {
  let line = 0
  let rest = ''
  const parse = (piece: string): JsonValue[] => {
    line++
    if (piece.trim() === '') return []
    try {
      return [{ list: null, value: JSON.parse(piece) }]
    } catch {
      throw new SourceUnreadable(
        `Baris ${line} berkas JSON ini rusak atau terpotong. Unduh atau ekspor ulang berkasnya, lalu coba lagi.`,
      )
    }
  }
  for await (const piece of text) {
    const whole = (rest + piece).split('\n')
    rest = whole.pop() ?? ''
    for (const each of whole) yield* parse(each)
  }
  yield* parse(rest)
}

async function* elements(text: AsyncGenerator<string>): AsyncGenerator<JsonValue> {
  const splitter = createElementSplitter()
  for await (const piece of text) {
    for (const element of splitter.write(piece)) {
      yield { list: element.list === 'data' ? null : element.list, value: parseWhole(element.text) }
    }
  }
  if (!splitter.isWhole()) throw broken()
}

function broken(): SourceUnreadable {
  return new SourceUnreadable(
    'Berkas JSON ini rusak atau terpotong, sehingga tidak dapat dibaca sampai akhir. Unduh atau ekspor ulang berkasnya, lalu coba lagi.',
  )
}
