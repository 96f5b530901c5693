/** What the terminal shows when Semar is ready: where to try it, and what to set for the rest. */
import type { Config } from './config.ts'

export function welcome(needs: { config: Config; port: number | null; isEmbedded: boolean }): string {
  const { config, port, isEmbedded } = needs
  const web = port === null ? null : `http://localhost:${port}`
  const telegram = config.telegram
    ? config.publicUrl
      ? `on, by webhook at ${config.publicUrl}`
      : 'on, by long polling'
    : 'off: set TELEGRAM_BOT_TOKEN (from @BotFather)'
  const lines = [
    ['Try it', web && isEmbedded && !config.isProduction ? `${web}/coba` : null],
    ['Health', web && `${web}/health/ready`],
    ['Terminal', web && isEmbedded && !config.isProduction ? 'npm run chat' : null],
    ['Telegram', telegram],
    ['WhatsApp', whatsappLine(config)],
    ['Model', modelLine(config.openai)],
    ['Voice', voiceLine(config.openai)],
    ['Data', isEmbedded ? `embedded PostgreSQL in ${config.dataDir}; set DATABASE_URL for a server` : 'DATABASE_URL'],
    ['Queues', config.redisUrl ? 'Redis' : 'PostgreSQL; set REDIS_URL for Redis'],
    ['Clock', config.clockStart ? `rehearsal from ${config.clockStart}` : null],
  ] as const
  const rows = lines.flatMap(([name, text]) => (text ? [`  ${name.padEnd(10)}${text}`] : []))
  return `\nSemar is ready.\n\n${rows.join('\n')}\n\n  Ctrl-C stops it.\n\n`
}

function whatsappLine({ whatsappWeb, whatsappCloud, publicUrl, roles }: Config): string {
  if (!whatsappWeb && !whatsappCloud) {
    return 'off: set WHATSAPP_WEB=on, or WHATSAPP_CLOUD_TOKEN and what README names beside it'
  }
  const web = roles.has('whatsapp') ? 'on, by WhatsApp Web' : 'on, by WhatsApp Web in another process'
  const cloud = `on, by the Cloud API; enter ${publicUrl ?? 'https://<PUBLIC_URL>'}/webhooks/whatsapp at Meta`
  return [whatsappWeb ? web : null, whatsappCloud ? cloud : null].filter((line) => line !== null).join('; ')
}

function modelLine(openai: Config['openai']): string {
  if (!openai) return 'none: the built-in engine understands; set OPENAI_API_KEY and OPENAI_MODEL for help'
  const { model, baseUrl, dailyRequests } = openai
  return `${model} at ${new URL(baseUrl).host}, where the built-in engine is unsure; at most ${dailyRequests} requests a day`
}

/** Sound can't be freed of names, whoever speaks it. */
function voiceLine(openai: Config['openai']): string | null {
  if (!openai) return null
  if (openai.transcribeModel === null) return 'asked to be typed: set OPENAI_TRANSCRIBE_MODEL'
  const { host } = new URL(openai.baseUrl)
  return `voice notes go to ${host} AS SPOKEN, with every name in them: let it be a server of the city's own`
}
