/** Kills Semar at random moments of many conversations, and its database once, and counts what arrived. */
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { freePort } from '#db/free-port.ts'
import { createCrowd } from '#test/support/crowd.ts'
import { embeddedServer } from '#test/support/orphan-postgres.ts'
import { createRandom } from '#test/support/random.ts'
import { createSemarProcess, type SemarProcess } from '#test/support/semar-process.ts'
import { spineAtRest } from '#test/support/spine-count.ts'
import { createTelegramServer, type TelegramServer } from '#test/support/telegram-server/create-telegram-server.ts'

const size = 200
const questionsEach = 3
/** Kills of Semar, in two of them again while it starts; and in one turn of its database instead. */
const turns = 8
const databaseTurn = 4
/** Sends that Semar lets be under way at once on Telegram: as many can be in doubt at a kill. */
const underWayLimit = 10

let telegram: TelegramServer
let semar: SemarProcess

beforeEach(async () => {
  telegram = await createTelegramServer()
  const port = await freePort()
  semar = await createSemarProcess({
    env: {
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
    },
  })
})
afterEach(async () => {
  await telegram.close()
  await semar.close()
})

it(`answers every question of ${size} conversations, once, through ${turns} crashes`, {
  timeout: 400_000,
}, async () => {
  const random = createRandom(20_261_124)
  const startedAt = performance.now()
  await semar.start()
  const crowd = await createCrowd({ telegram, databaseUrl: databaseUrl(), size, questionsEach, random })
  const asked = crowd.ask(300_000)
  // Its failure is seen at the end, and not as one that nobody caught meanwhile.
  asked.catch(() => {})

  let died = 0
  const killAndLaunch = async () => {
    died += 1
    expect(await semar.kill('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' })
    return semar.launch()
  }
  for (let turn = 0; turn < turns; turn++) {
    await telegram.called('sendMessage', Math.floor((crowd.questions / (turns + 1)) * (turn + 0.5 + random() / 2)))
    await wait(random() * 300)
    if (turn === databaseTurn) {
      await killDatabase()
      await semar.start()
      continue
    }
    let launched = await killAndLaunch()
    if (turn % 4 === 1) {
      // Once more in the middle of the start that follows.
      await wait(random() * 1_500)
      launched = await killAndLaunch()
    }
    await launched.ready
  }
  await asked
  await telegram.drained()
  const spine = await spineAtRest(databaseUrl())
  const tally = crowd.tally()
  const throttled = telegram.calls.filter(({ outcome }) => outcome === 429).length
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  process.stdout.write(
    `crash test: ${JSON.stringify({ ...tally, ...spine, kills: died, throttled, farEnd: telegram.sent.length, seconds })}\n`,
  )

  expect(tally).toMatchObject({ answered: crowd.questions, strange: [], outOfOrder: 0 })
  expect(spine).toMatchObject({ inbound: crowd.questions, outbound: crowd.questions })
  expect(telegram.sent.length).toBe(tally.answered + tally.twice)
  // Twice only what was on its way at a kill, tried once more by the policy for answers.
  expect(tally.twice).toBeLessThanOrEqual(spine.doubts)
  expect(spine.doubts).toBeLessThanOrEqual(underWayLimit * (died + 1))
  expect(throttled).toBe(0)
})

/** Semar cannot go on without its own server: it says so and ends, and a start heals everything. */
async function killDatabase(): Promise<void> {
  const server = embeddedServer(semar.dataDir)
  if (!server) throw new Error('there is no embedded server')
  process.kill(server.pid, 'SIGKILL')
  expect(await semar.ended).toEqual({ code: 1, signal: null })
  expect(semar.errors).toMatch(/^The embedded PostgreSQL ended unexpectedly.*$/m)
}

function databaseUrl(): string {
  const server = embeddedServer(semar.dataDir)
  if (!server) throw new Error('there is no embedded server')
  return server.url
}
