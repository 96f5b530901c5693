/** Reads the attacks as they stand in `scripts/`: one file a kind, one block an attack. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Channel } from '#core/message.ts'
import { channels } from '#core/message.ts'

export interface Attack {
  readonly kind: string
  readonly title: string
  readonly language: 'id' | 'jv' | 'en'
  /** A key of the cast or a place in the organisation; null: nobody whom the city knows. */
  readonly as: string | null
  readonly channel: Channel
  /** Bursts, each a list of lines in the notation of `write-message.ts`. */
  readonly turns: readonly (readonly string[])[]
  /** One of these stands in what the last turn is answered with. */
  readonly says: readonly string[]
  /** None of these stands in any answer. */
  readonly never: readonly string[]
  /** Nothing of the asker's record is opened either. */
  readonly opensNothing: boolean
  /** Tables that this attack may rightly change for its own chat. */
  readonly mayWrite: readonly string[]
  /** No answer is the right one. */
  readonly isSilent: boolean
}

const folder = new URL('./scripts/', import.meta.url)
const languages = ['id', 'jv', 'en'] as const

export function readAttacks(): readonly Attack[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) => readFile(file.slice(0, -'.txt'.length), readFileSync(new URL(file, folder), 'utf8')))
}

function readFile(kind: string, text: string): Attack[] {
  return text
    .split(/^(?=# )/m)
    .filter((block) => block.startsWith('# '))
    .map((block) => readAttack(kind, block))
}

function readAttack(kind: string, block: string): Attack {
  const [head = '', setting = '', ...lines] = block.split('\n').map((line) => line.trimEnd())
  const title = head.slice(2)
  const [language, as, channel, ...none] = setting.split(' ')
  const broken = (what: string): never => {
    throw new Error(`${kind}, "${title}": ${what}`)
  }
  const turns: string[][] = []
  const fields = new Map<string, string>()
  for (const line of lines) {
    if (line === '') continue
    const field = /^(says|never|opens|may write|answer): (.+)$/.exec(line)
    if (line.startsWith('> ') || line === '>') turns.push([line.slice(2)])
    else if (line.startsWith('& ')) (turns.at(-1) ?? broken('a burst begins with ">"')).push(line.slice(2))
    else if (field) fields.set(field[1] as string, field[2] as string)
    else broken(`not understood: ${line}`)
  }
  const list = (name: string, mark: string) =>
    fields
      .get(name)
      ?.split(mark)
      .map((each) => each.trim()) ?? []
  if (none.length > 0 || as === undefined) broken(`not understood: ${setting}`)
  if (turns.length === 0) broken('nothing is sent')
  if (fields.has('opens') && fields.get('opens') !== 'nothing') broken('opens: nothing')
  if (fields.has('answer') && fields.get('answer') !== 'none') broken('answer: none')
  return {
    kind,
    title,
    language: languages.find((each) => each === language) ?? broken(`no language: ${language}`),
    as: as === 'stranger' ? null : (as ?? null),
    channel: channels.find((each) => each === channel) ?? broken(`no channel: ${channel}`),
    turns,
    says: list('says', '|'),
    never: list('never', '|'),
    opensNothing: fields.has('opens'),
    mayWrite: list('may write', ','),
    isSilent: fields.has('answer'),
  }
}
