/** `npm run activation -- --nip NIP`: prints a single-use code with which this employee binds a chat account. */
import { parseArgs } from 'node:util'
import { formatDate } from '#core/calendar/indonesian-date.ts'
import { parseNip } from '#core/personnel/nip.ts'
import { createActivationCode } from '#db/activation-code.ts'
import { createAudit } from '#db/audit.ts'
import { createDatabaseClient } from '#db/client.ts'
import { runningPostgres } from '#db/running-postgres.ts'
import { createClock } from './clock.ts'
import { readConfig } from './config.ts'
import { deriveSecret } from './derive-secret.ts'
import { runningDatabaseUrl } from './running-database.ts'

const usage = 'Usage: npm run activation -- --nip 198802292012122999 [--by NAME]'

try {
  await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { nip: { type: 'string' }, by: { type: 'string' } } })
  if (values.nip === undefined) throw new Error(usage)
  const nip = parseNip(values.nip)
  if (!nip.ok) throw new Error(nip.message)
  const config = readConfig()
  const embedded = config.databaseUrl ? null : runningPostgres(config.dataDir)
  const url = runningDatabaseUrl(config)
  const secretKey = config.secretKey ?? embedded?.secret('secret-key')
  if (!secretKey) throw new Error('SECRET_KEY is not known here. Set it to the value that the server has.')
  const clock = createClock(config.clockStart)
  const { prisma, close } = createDatabaseClient({ url, poolSize: 1 })
  try {
    const number = await prisma.employeeNumber.findUnique({ where: { value: nip.digits }, include: { employee: true } })
    const hasLeft = number?.employee.leftOn && number.employee.leftOn.getTime() <= clock.now().epochMilliseconds
    if (!number || number.validTo !== null || hasLeft) throw new Error('No present employee has this NIP.')
    const by = values.by ?? 'command'
    const secret = deriveSecret(secretKey, 'activation codes')
    const { code, expiresAt } = await prisma.$transaction(async (db) => {
      await createAudit({ db, clock }).write({ actor: by, action: 'activation.created', employeeId: number.employeeId })
      return createActivationCode({ db, clock, secret }, number.employeeId, by)
    })
    const until = expiresAt.toZonedDateTimeISO('Asia/Jakarta')
    process.stdout.write(
      `Kode aktivasi: ${code}\nBerlaku sekali, sampai ${formatDate(until.toPlainDate())} pukul ${String(until.hour).padStart(2, '0')}.${String(until.minute).padStart(2, '0')} WIB.\nSerahkan langsung kepada yang bersangkutan; di Telegram: /kaitkan ${code}\n`,
    )
  } finally {
    await close()
  }
}
