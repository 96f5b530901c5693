/** The values of a JSON file one by one, whatever its outer shape: a list, an object of lists, an object a line. */
import { JSONParser } from '@streamparser/json'
import { SourceUnreadable } from '#ports/personnel-source.ts'

export interface JsonValue {
  /** The name of the list in which it stands; null: it is what the file (or the line) holds, or an element of it. */
  readonly list: string | null
  readonly value: unknown
}

/** An object up to this size is parsed whole, which alone can tell a person from an object of lists. */
const wholeLimitBytes = 16 * 1024 ** 2

/** `beginning` is the text up to its first line end, or its first some million signs, and comes again in `text`. */
export async function* jsonValues(needs: {
  beginning: string
  text: AsyncGenerator<string>
  sizeBytes: number
}): AsyncGenerator<JsonValue> {
  const { beginning, text, sizeBytes } = needs
  if (beginning.trimStart().startsWith('[')) yield* elements(text, '$.*')
  else if (isOnePerLine(beginning)) yield* lines(text)
  else if (sizeBytes <= wholeLimitBytes) yield { list: null, value: parseWhole(await join(text)) }
  else yield* elements(text, '$.*.*')
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

async function* elements(text: AsyncGenerator<string>, path: '$.*' | '$.*.*'): AsyncGenerator<JsonValue> {
  const parser = new JSONParser({ paths: [path], keepStack: false })
  let found: JsonValue[] = []
  parser.onValue = ({ value, key, stack }) => {
    // Members of an object are of no use one by one; only elements of lists are.
    if (typeof key !== 'number') return
    const list = path === '$.*' ? undefined : stack[1]?.key
    found.push({ list: list === undefined || list === 'data' ? null : String(list), value })
  }
  // The parser calls back instead of throwing once it has this.
  let isBroken = false
  parser.onError = () => {
    isBroken = true
  }
  for await (const piece of text) {
    if (piece === '') continue
    if (parser.isEnded && piece.trim() !== '') throw broken()
    parser.write(piece)
    if (isBroken) throw broken()
    yield* found
    found = []
  }
  if (!parser.isEnded) throw broken()
}

function broken(): SourceUnreadable {
  return new SourceUnreadable(
    'Berkas JSON ini rusak atau terpotong, sehingga tidak dapat dibaca sampai akhir. Unduh atau ekspor ulang berkasnya, lalu coba lagi.',
  )
}
