/** `npm run edge-secrets`: prints what the Cloudflare Worker is given, which opens nothing but the way in. */
import { runningPostgres } from '#db/running-postgres.ts'
import { readConfig } from './config.ts'
import { deriveSecret, edgePurpose, webhookPurpose } from './derive-secret.ts'

try {
  const config = readConfig()
  const secretKey = config.secretKey ?? runningPostgres(config.dataDir)?.secret('secret-key')
  if (!secretKey) throw new Error('SECRET_KEY is not known here. Set it to the value that the server has.')
  const webhookSecret = config.telegram?.webhookSecret ?? deriveSecret(secretKey, webhookPurpose)
  process.stdout.write(
    `EDGE_SECRET=${deriveSecret(secretKey, edgePurpose)}\nTELEGRAM_WEBHOOK_SECRET=${webhookSecret}\n`,
  )
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
