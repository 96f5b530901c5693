/** A process of its own with the whole of Semar on a given database, Telegram unpaced, so that Semar is what is measured. */
import { readConfig } from '#src/config.ts'
import { createLog } from '#src/log.ts'
import { start } from '#src/wire.ts'

const config = readConfig()
const running = await start({
  config,
  databaseUrl: config.databaseUrl ?? '',
  secretKey: config.secretKey ?? '',
  log: createLog({ level: 'error' }),
  telegramPace: { perSecond: null, burst: 1, addressGapMs: 0, concurrency: 50 },
})
process.send?.({ port: running.port })
