/** Employees chat by WhatsApp Web while the process that is linked is stopped or killed again and again; counts what arrived. */
import { setTimeout as wait } from 'node:timers/promises'
import { whatsAppWebAccount } from '#channels/whatsapp-web/linked.ts'
import { createSql } from '#db/sql.ts'
import { seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { readConfig } from '#src/config.ts'
import { start } from '#src/wire.ts'
import type { TestDatabase } from './database.ts'
import { createSemarProcess } from './semar-process.ts'
import { silentLog } from './spine.ts'
import { createEmployee, type Employee } from './whatsapp-server/create-employee.ts'
import { createWhatsAppServer } from './whatsapp-server/create-whatsapp-server.ts'

export interface RestartCount {
  readonly questions: number
  readonly inbound: number
  readonly unanswered: number
  /** Messages of ours that an employee's app shows, told apart by their id. */
  readonly shown: number
  readonly outbound: number
  /** Copies that the receiver's app recognised by their id. */
  readonly repeats: number
  readonly inDoubt: number
  readonly linkings: number
  readonly kills: number
  readonly stops: number
  readonly retries: number
  readonly seconds: number
}

const secretKey = 'a key of the tests, forty characters long'
const number = '6281200000900'

/** Half of the restarts are SIGKILL. The rest of Semar runs in this process. */
export async function restartWhileChatting(needs: {
  database: TestDatabase
  employees: number
  restarts: number
  random: () => number
}): Promise<RestartCount> {
  const { database, random } = needs
  const startedAt = performance.now()
  await seedDefaults(database.prisma)
  await seedSampleCity(database.prisma, { today: Temporal.Now.plainDateISO('Asia/Jakarta') })
  const server = await createWhatsAppServer()
  server.account(number)
  const shared = {
    DATABASE_URL: database.url,
    SECRET_KEY: secretKey,
    WHATSAPP_WEB: 'on',
    WHATSAPP_WEB_SOCKET_URL: server.url,
  }
  const config = readConfig({ ...shared, ROLES: 'worker' })
  const rest = await start({ config, databaseUrl: database.url, secretKey, log: silentLog })
  const linked = await createSemarProcess({
    env: { ...shared, ROLES: 'whatsapp', ...server.env, WHATSAPP_LOOPBACK_AUTOSCAN: number },
  })
  const sql = createSql({ url: database.url, poolSize: 1 })
  const people: Employee[] = []
  try {
    await linked.start()
    await untilOpen()
    for (let at = 0; at < needs.employees; at++) {
      people.push(await createEmployee({ server, phone: `62812000009${String(at + 10)}` }))
    }
    let isOver = false
    let questions = 0
    let unanswered = 0
    const chatting = people.map(async (person) => {
      while (!isOver) {
        await person.send(number, random() < 0.5 ? 'halo min' : 'kapan saya naik pangkat?')
        questions += 1
        // As slow as the pause after many ends in a row may make it.
        const answer = await person.waitForReply({ from: number, limitMs: 120_000 }).catch(() => null)
        if (!answer) unanswered += 1
        await wait(200 + random() * 1_500)
      }
    })
    let kills = 0
    let stops = 0
    for (let turn = 0; turn < needs.restarts; turn++) {
      await wait(random() * 4_000)
      const isKill = turn % 2 === 0
      if (isKill) kills += 1
      else stops += 1
      await linked.kill(isKill ? 'SIGKILL' : 'SIGTERM')
      await linked.start()
      await untilOpen()
    }
    isOver = true
    await Promise.all(chatting)
    const [count] = await sql<{ inbound: number; outbound: number; in_doubt: number }>(
      `SELECT (SELECT count(*)::int FROM inbound_message WHERE channel = 'whatsapp_web') AS inbound,
        (SELECT coalesce(sum(cardinality(platform_ids)), 0)::int FROM outbound_message
          WHERE channel = 'whatsapp_web' AND state IN ('sent', 'delivered', 'read')) AS outbound,
        (SELECT count(*)::int FROM outbound_message
          WHERE channel = 'whatsapp_web' AND state NOT IN ('sent', 'delivered', 'read')) AS in_doubt`,
      [],
    )
    const heard = people.flatMap((person) => person.heard.map(({ id }) => `${person.phone} ${id}`))
    const kinds = server.journal.entries
    return {
      questions,
      inbound: count?.inbound ?? -1,
      unanswered,
      shown: new Set(heard).size,
      outbound: count?.outbound ?? -1,
      repeats: heard.length - new Set(heard).size,
      inDoubt: count?.in_doubt ?? -1,
      linkings: kinds.filter(({ kind, phone }) => kind === 'linked' && phone === number).length,
      kills,
      stops,
      retries: kinds.filter(({ kind, type }) => kind === 'receipt' && type === 'retry').length,
      seconds: Math.round((performance.now() - startedAt) / 1_000),
    }
  } finally {
    await Promise.all(people.map((person) => person.close()))
    await linked.close()
    await rest.stop()
    await sql.close()
    await server.close()
  }

  async function untilOpen(): Promise<void> {
    for (const end = performance.now() + 60_000; ; await wait(100)) {
      const [row] = await sql<{ is_open: boolean }>(
        `SELECT state = 'open' AND EXISTS (SELECT FROM lease WHERE name = $2 AND expires_at > now()) AS is_open
          FROM whatsapp_session WHERE account = $1`,
        [whatsAppWebAccount, `whatsapp-web:${whatsAppWebAccount}`],
      )
      if (row?.is_open) return
      if (performance.now() > end) throw new Error(`WhatsApp Web does not open: ${linked.output}${linked.errors}`)
    }
  }
}
