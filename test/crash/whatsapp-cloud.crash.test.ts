/** Kills Semar at random moments of many chats on the Cloud API: every question answered, nothing twice at the receiver. */
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { freePort } from '#db/free-port.ts'
import { embeddedServer } from '#test/support/orphan-postgres.ts'
import { createRandom } from '#test/support/random.ts'
import { createSemarProcess, type SemarProcess } from '#test/support/semar-process.ts'
import {
  createWhatsAppCloudServer,
  type WhatsAppCloudServer,
} from '#test/support/whatsapp-cloud-server/create-whatsapp-cloud-server.ts'

const size = 25
const kills = 4
const verifyToken = 'kata-uji-coba'
const questions = ['halo', 'apa syarat cuti besar', 'kapan batas lapor SKP', 'terima kasih']

let meta: WhatsAppCloudServer
let semar: SemarProcess
let port: number

beforeEach(async () => {
  meta = await createWhatsAppCloudServer()
  port = await freePort()
  semar = await createSemarProcess({
    env: {
      PORT: String(port),
      WHATSAPP_CLOUD_TOKEN: meta.token,
      WHATSAPP_CLOUD_PHONE_NUMBER_ID: meta.phoneNumberId,
      WHATSAPP_CLOUD_APP_SECRET: meta.appSecret,
      WHATSAPP_CLOUD_VERIFY_TOKEN: verifyToken,
      WHATSAPP_CLOUD_API_ROOT: meta.url,
    },
  })
})
afterEach(async () => {
  await meta.close()
  await semar.close()
})

it(`answers ${size} chats through ${kills} crashes, once`, { timeout: 600_000 }, async () => {
  const random = createRandom(20_261_125)
  await semar.start()
  await meta.webhooks.connect(`http://127.0.0.1:${port}/webhooks/whatsapp`, verifyToken)
  const people = Array.from({ length: size }, () => meta.person())
  const talking = Promise.all(
    people.map(async (person) => {
      await wait(random() * 10_000)
      for (const question of questions) {
        person.send(question)
        await person.waitForReply(300_000)
        await wait(random() * 6_000)
      }
    }),
  )
  // Its failure is seen at the end, and not as one that nobody caught meanwhile.
  talking.catch(() => {})

  for (let kill = 0; kill < kills; kill++) {
    const before = meta.sent.length
    while (meta.sent.length < before + 8) await wait(5)
    expect(await semar.kill('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' })
    await semar.launch().ready
  }
  await talking
  await meta.webhooks.drained()

  const rows = await read<{ state: string; count: number }>(
    'SELECT state, count(*)::int AS count FROM inbound_message GROUP BY 1',
  )
  expect(rows).toEqual([{ state: 'answered', count: size * questions.length }])
  const [outbound] = await read<{ sent: number; other: number; delivered: number }>(
    `SELECT count(*) FILTER (WHERE state = 'sent')::int AS sent, count(*) FILTER (WHERE state <> 'sent')::int AS other,
       count(delivered_at)::int AS delivered FROM outbound_message WHERE channel = 'whatsapp_cloud'`,
  )
  const tracked = meta.sent.map(({ message }) => message.biz_opaque_callback_data)
  const twice = tracked.length - new Set(tracked).size
  process.stdout.write(`crash test: ${JSON.stringify({ ...outbound, farEnd: tracked.length, twice, kills })}\n`)
  expect(outbound).toMatchObject({ other: 0, delivered: outbound?.sent })
  expect(twice).toBe(0)
})

async function read<Row extends pg.QueryResultRow>(query: string): Promise<Row[]> {
  const server = embeddedServer(semar.dataDir)
  if (!server) throw new Error('there is no embedded server')
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  try {
    return (await client.query<Row>(query)).rows
  } finally {
    await client.end()
  }
}
