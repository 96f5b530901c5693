/** `npm run chat`: Semar in the terminal as an invented employee, over the running server's try-out endpoints. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs, styleText } from 'node:util'
import { type ChatClient, ChatUnavailable, createChatClient } from '#channels/terminal/chat-client.ts'
import { matchPeople, type NumberedPerson } from '#channels/terminal/match-people.ts'
import { renderMessage, type Style } from '#channels/terminal/render-message.ts'
import { readFormButton } from '#core/dialogue/form-button.ts'
import { fileLimitBytes } from '#core/file-type.ts'
import type { Choice } from '#core/message.ts'
import type { ChatMessage } from '#ports/chat-feed.ts'
import type { SampleEmployee } from '#ports/sample-city.ts'
import { ConfigProblem, readConfig } from './config.ts'

const usage = `npm run chat -- --as <number or part of a name> [--url <address of the server>]`

/** Styles only where they can be seen; NO_COLOR and FORCE_COLOR hold. */
const style: Style = (format, text) => styleText(format, text, { stream: process.stdout })
const say = (text: string) => process.stdout.write(`${text}\n`)

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { as: { type: 'string' }, url: { type: 'string' } } })
  const url = (values.url ?? `http://localhost:${readConfig().port}`).replace(/\/$/, '')
  const client = createChatClient({ url })
  const people = await client.people()
  const terminal = createInterface({ input: process.stdin, output: process.stdin.isTTY ? process.stdout : undefined })
  const lines = terminal[Symbol.asyncIterator]()
  const ask = async (prompt: string): Promise<string | null> => {
    if (process.stdin.isTTY) process.stdout.write(prompt)
    const line = await lines.next()
    return line.done ? null : line.value
  }
  try {
    const person = await choosePerson(people, values.as ?? null, ask)
    if (person !== null) await converse(client, person, ask)
  } finally {
    terminal.close()
  }
}

/** Null when nobody was chosen. */
async function choosePerson(
  people: readonly SampleEmployee[],
  wish: string | null,
  ask: (prompt: string) => Promise<string | null>,
): Promise<SampleEmployee | null> {
  let wanted = wish
  if (wanted === null) {
    const notable = matchPeople(people, '').filter(({ person }) => person.note !== null)
    say(listed(notable.length > 0 ? notable : matchPeople(people, '')))
    say(style('dim', `Semua ${people.length} orang rekaan. Pilih dengan nomor atau bagian nama.\n${usage}`))
    if (!process.stdin.isTTY) return null
    wanted = await ask('Sebagai siapa? ')
  }
  while (wanted !== null) {
    const found = matchPeople(people, wanted)
    if (found.length === 1) return found[0]?.person ?? null
    say(found.length === 0 ? 'Tidak ada yang cocok.' : listed(found.slice(0, 30)))
    if (!process.stdin.isTTY) throw new ChatUnavailable(`--as "${wanted}" fits ${found.length} people; ${usage}`)
    wanted = await ask('Sebagai siapa? ')
  }
  return null
}

const listed = (people: readonly NumberedPerson[]): string =>
  people
    .map(({ number, person }) => {
      const note = person.note === null ? '' : `\n     ${style('italic', person.note)}`
      return `${String(number).padStart(3)}. ${style('bold', person.displayName)} - ${person.postTitle}, ${person.unitName}${note}`
    })
    .join('\n')

async function converse(
  client: ChatClient,
  person: SampleEmployee,
  ask: (prompt: string) => Promise<string | null>,
): Promise<void> {
  await client.open(person.employeeId)
  say(style('dim', `Anda mencoba sebagai ${person.displayName} (rekaan), ${person.postTitle}, ${person.unitName}.`))
  say(style('dim', 'Foto atau PDF dikirim dengan /berkas LETAK.'))
  const shown = new Set<string>()
  let choices: readonly Choice[] = []
  let news = Promise.withResolvers<void>()
  const show = (message: ChatMessage) => {
    if (message.from !== 'semar' || shown.has(message.id)) return
    shown.add(message.id)
    choices = message.choices
    say(`\n${style('bold', 'Semar:')} ${renderMessage(message, style)}\n`)
    news.resolve()
  }
  const hangUp = new AbortController()
  const listening = client.listen(show, hangUp.signal)
  for (let line = await ask('> '); line !== null; line = await ask('> ')) {
    if (line.trim() === '') continue
    // Beside a question whose answer may be a number there is only the way out, and "1" is no wish to leave.
    const isOnlyWayOut = choices.length === 1 && readFormButton(choices[0]?.data ?? '')?.do === 'cancel'
    const choice = isOnlyWayOut ? undefined : choices[Number(line) - 1]
    const path = /^\/berkas\s+(.+)$/.exec(line.trim())?.[1]
    const refused = path
      ? await sendFile(client, path)
      : await client.send(choice ? { data: choice.data } : { text: line })
    if (refused !== null) {
      say(refused)
      continue
    }
    // A turn may bring several messages or none: it is over when the server says that nothing waits any more.
    for (;;) {
      // Before the look: what arrives meanwhile ends the wait below.
      news = Promise.withResolvers<void>()
      const history = await client.history()
      if (!history.isAnswering) {
        history.messages.forEach(show)
        break
      }
      await Promise.race([news.promise, delay(1000)])
    }
  }
  hangUp.abort()
  await listening
}

/** A file of this machine, as the paper clip of the page sends one. */
async function sendFile(client: ChatClient, path: string): Promise<string | null> {
  const name = path.replace(/^(['"])(.*)\1$/, '$2')
  const found = await stat(name).catch(() => null)
  if (!found?.isFile()) return `Berkas ${name} tidak ada.`
  if (found.size > fileLimitBytes) return 'Berkas terlalu besar; paling besar 10 MB.'
  return client.sendFile({ name: basename(name), bytes: new Uint8Array(await readFile(name)), text: '' })
}

const delay = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

main().catch((error) => {
  console.error(error instanceof ChatUnavailable || error instanceof ConfigProblem ? error.message : error)
  process.exitCode = 1
})
