/** The Bot API client: grammY's, pointed at Telegram or at another server, with time limits. */
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { Api } from 'grammy'

interface ClientNeeds {
  readonly token: string
  /** Without a slash at the end; absent: https://api.telegram.org. */
  readonly apiRoot?: string | undefined
  /** How long one call may take, in all. */
  readonly timeoutMs?: number
}

/**
 * Idle connections are closed by us before a server would: a message written just as the server hangs up counts as
 * perhaps arrived, and a reminder in doubt is not sent again.
 */
const idleMs = 15_000

export function createTelegramClient({ token, apiRoot, timeoutMs = 15_000 }: ClientNeeds): Api {
  const Agent = apiRoot?.startsWith('http:') ? HttpAgent : HttpsAgent
  return new Api(token, {
    ...(apiRoot && { apiRoot }),
    timeoutSeconds: timeoutMs / 1000,
    baseFetchConfig: { agent: new Agent({ keepAlive: true, timeout: idleMs }) },
  })
}

/** A token is the bot's id, a colon and a secret. */
export const botIdOf = (token: string): string => token.slice(0, token.indexOf(':'))
