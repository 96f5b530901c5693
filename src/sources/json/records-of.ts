/** Which records a JSON value holds, and to which list each belongs: SIASN's envelopes, named lists, one person with histories. */

export type JsonObject = Readonly<Record<string, unknown>>

export interface JsonRecord {
  readonly list: string
  readonly record: JsonObject
}

const personList = 'data-utama'

/** `list` is the name for what stands in no named list. What is neither an object nor holds any gives nothing. */
export function* recordsOf(value: unknown, list: string): Generator<JsonRecord> {
  const content = unwrap(value)
  if (Array.isArray(content)) {
    for (const element of content) yield* recordsOf(element, list)
    return
  }
  if (!isObject(content)) return
  if (isPerson(content)) {
    yield* recordsOfPerson(content)
    return
  }
  const lists = Object.entries(content).filter(([key, member]) => key !== 'path' && isListOfObjects(unwrap(member)))
  if (lists.length === 0 || hasIdentity(content)) yield { list, record: content }
  else for (const [key, member] of lists) yield* recordsOf(member, key)
}

/** The person's own record first; each record of a history begins with the person's number, unless it has its own. */
function* recordsOfPerson(person: JsonObject): Generator<JsonRecord> {
  const entries = Object.entries(person)
  const main = entries.find(([key]) => isPersonList(key))?.[1]
  const own = unwrap(main)
  const itself = isObject(own) ? own : person
  const number = itself.nipBaru ?? itself.nip ?? person.nipBaru ?? person.nip ?? null
  yield { list: personList, record: itself }
  for (const [key, member] of entries) {
    if (isPersonList(key)) continue
    const content = unwrap(member)
    // Where the person's fields stand beside the histories, an object among them is a detail of the person.
    const records = Array.isArray(content) ? content : isObject(content) && itself !== person ? [content] : []
    for (const record of records) {
      if (isObject(record)) yield { list: key, record: { nipBaru: number, ...withoutEmptyNumber(record) } }
    }
  }
}

/** An empty number of its own would hide the person's. */
function withoutEmptyNumber(record: JsonObject): JsonObject {
  if (!('nipBaru' in record) || (record.nipBaru !== null && record.nipBaru !== '')) return record
  const { nipBaru: _, ...rest } = record
  return rest
}

/** `{ code, data }` as SIASN answers, and `{ data }` alone; where nothing was found `data` is a text. */
function unwrap(value: unknown): unknown {
  if (!isObject(value) || !('data' in value)) return value
  return 'code' in value || Object.values(value).every((member) => member === value.data || !isNested(member))
    ? unwrap(value.data)
    : value
}

function isPerson(value: JsonObject): boolean {
  return Object.entries(value).some(
    ([key, member]) =>
      (isPersonList(key) && isObject(unwrap(member))) ||
      (/^(rw|riwayat)[-_ ]?\w/i.test(key) && isNested(member) && hasIdentity(value)),
  )
}

function isPersonList(key: string): boolean {
  return key.toLowerCase().replace(/[^a-z]/g, '') === 'datautama'
}

function isListOfObjects(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.some(isObject)
}

/** Told from an object of the city's lists by this alone: both may hold `rw-...`. */
function hasIdentity(value: JsonObject): boolean {
  return Object.keys(value).some((key) => /^(id|nip(baru)?)$/i.test(key))
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

function isObject(value: unknown): value is JsonObject {
  return isNested(value) && !Array.isArray(value)
}
