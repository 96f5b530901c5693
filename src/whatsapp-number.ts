/** `npm run whatsapp-number`: shows what Meta says of the Cloud API's number: quality, limit, templates and their state. */
import { createCloudClient } from '#channels/whatsapp-cloud/client.ts'
import { numberReport } from '#channels/whatsapp-cloud/number-report.ts'
import { readNumberStatus, readTemplates } from '#channels/whatsapp-cloud/number-status.ts'
import { readConfig } from './config.ts'

try {
  process.stdout.write(`${await report()}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function report(): Promise<string> {
  const { whatsappCloud } = readConfig()
  if (!whatsappCloud) throw new Error('WHATSAPP_CLOUD_TOKEN and what README names beside it are not set.')
  const { token, phoneNumberId, apiRoot } = whatsappCloud
  const client = createCloudClient({ token, apiRoot: apiRoot ?? undefined })
  const status = await readNumberStatus(client, phoneNumberId)
  if (!status.ok) {
    const { error, failure } = status.problem
    const why = error ? `${error.code} ${error.title}` : 'detail' in failure ? failure.detail : failure.kind
    throw new Error(`Meta did not say how the number is: ${why}`)
  }
  const { businessAccountId } = status.value
  const templates = businessAccountId === null ? null : await readTemplates(client, businessAccountId)
  return numberReport(status.value, templates?.ok ? templates.value : null)
}
