/** The two tokens that SIASN wants with every request: the gateway's (WSO2) and the user's (SSO). */
import { z } from 'zod'
import { SourceUnreadable } from '#ports/personnel-source.ts'
import { faultText } from './fault.ts'
import { wait } from './gate.ts'
import { httpRequest } from './http-request.ts'
import type { FreshToken, Token } from './token.ts'
import { createToken } from './token.ts'

export interface SiasnAccess {
  /** `https://apimws.bkn.go.id/oauth2/token` */
  readonly tokenUrl: string
  /** `https://sso-siasn.bkn.go.id/auth/realms/public-siasn/protocol/openid-connect/token` */
  readonly ssoUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly ssoClientId: string
  /** Absent where a refresh token is given. */
  readonly username?: string
  readonly password?: string
  /** For accounts that sign in with a second factor: made by a person, used from then on. */
  readonly refreshToken?: string
}

interface SignInNeeds {
  readonly access: SiasnAccess
  readonly timeoutMs: number
  readonly backoffMs: number
}

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().catch(300),
  refresh_token: z.string().min(1).optional().catch(undefined),
})
type TokenAnswer = z.infer<typeof tokenAnswer>

export function createSignIn(needs: SignInNeeds): { readonly gateway: Token; readonly user: Token } {
  const { access } = needs
  const basic = Buffer.from(`${access.clientId}:${access.clientSecret}`).toString('base64')
  let refreshToken = access.refreshToken ?? null

  const fetchGateway = async (signal: AbortSignal): Promise<FreshToken> => {
    const form = { grant_type: 'client_credentials' }
    const answer = await ask(needs, access.tokenUrl, form, { authorization: `Basic ${basic}` }, signal)
    if (answer === null) {
      throw new SourceUnreadable(
        'SIASN menolak kredensial gerbang API. Periksa SIASN_CLIENT_ID dan SIASN_CLIENT_SECRET, atau mintalah yang baru ke BKN.',
      )
    }
    return fresh(answer)
  }

  const fetchUser = async (signal: AbortSignal): Promise<FreshToken> => {
    const answer = (await refreshed(signal)) ?? (await signedIn(signal))
    if (answer === null) {
      throw new SourceUnreadable(
        'SSO SIASN menolak akun ini. Periksa SIASN_SSO_CLIENT_ID, SIASN_USERNAME dan SIASN_PASSWORD, atau buat SIASN_REFRESH_TOKEN yang baru.',
      )
    }
    refreshToken = answer.refresh_token ?? refreshToken
    return fresh(answer)
  }

  const refreshed = async (signal: AbortSignal): Promise<TokenAnswer | null> => {
    if (refreshToken === null) return null
    const form = { grant_type: 'refresh_token', client_id: access.ssoClientId, refresh_token: refreshToken }
    const answer = await ask(needs, access.ssoUrl, form, {}, signal)
    if (answer === null) refreshToken = null
    return answer
  }

  const signedIn = async (signal: AbortSignal): Promise<TokenAnswer | null> => {
    const { username, password, ssoClientId } = access
    if (username === undefined || password === undefined) return null
    const form = { grant_type: 'password', client_id: ssoClientId, username, password }
    return ask(needs, access.ssoUrl, form, {}, signal)
  }

  return { gateway: createToken(fetchGateway), user: createToken(fetchUser) }
}

/** Null: refused. Throws `SourceUnreadable` when there is no answer after some tries. */
async function ask(
  needs: SignInNeeds,
  url: string,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<TokenAnswer | null> {
  let why = ''
  for (let attempt = 1; attempt <= tries; attempt++) {
    if (attempt > 1) await wait(needs.backoffMs * 2 ** (attempt - 2), signal)
    const body = new URLSearchParams(form)
    const result = await httpRequest({ url, headers, form: body, timeoutMs: needs.timeoutMs, signal })
    if (!result.ok) {
      why = faultText(result.problem)
      continue
    }
    const { status, body: answer, retryAfterMs } = result.value
    if (status >= 400 && status < 500 && status !== 429 && status !== 408) return null
    const parsed = tokenAnswer.safeParse(answer)
    if (status === 200 && parsed.success) return parsed.data
    why = faultText(status === 200 ? { kind: 'shape' } : { kind: 'status', status })
    if (retryAfterMs !== null) await wait(Math.min(retryAfterMs, longestWaitMs), signal)
  }
  throw new SourceUnreadable(`Token SIASN tidak dapat diambil. ${why} Coba lagi nanti: yang sudah terambil tersimpan.`)
}

const tries = 5
const longestWaitMs = 60_000

const fresh = (answer: TokenAnswer): FreshToken => ({ value: answer.access_token, lifeMs: answer.expires_in * 1000 })
