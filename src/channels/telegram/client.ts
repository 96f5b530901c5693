/** The Bot API client: grammY's, pointed at Telegram or at another server, with time limits. */
import { Api } from 'grammy'

interface ClientNeeds {
  readonly token: string
  /** Without a slash at the end; absent: https://api.telegram.org. */
  readonly apiRoot?: string | undefined
  /** How long one call may take, in all. */
  readonly timeoutMs?: number
}

export function createTelegramClient({ token, apiRoot, timeoutMs = 15_000 }: ClientNeeds): Api {
  return new Api(token, { ...(apiRoot && { apiRoot }), timeoutSeconds: timeoutMs / 1000 })
}

/** A token is the bot's id, a colon and a secret. */
export const botIdOf = (token: string): string => token.slice(0, token.indexOf(':'))
