/** The two token services: WSO2's client credentials and the SSO's password and refresh grants. */

export interface TokenLives {
  readonly gatewayMs: number
  readonly userMs: number
}

export const credentials = {
  clientId: 'kunci-uji',
  clientSecret: 'rahasia-uji',
  ssoClientId: 'klien-uji',
  username: '199001012015031901',
  password: 'sandi-uji',
}

interface Grant {
  readonly status: number
  readonly body: unknown
}

export interface TokenIssuer {
  gateway(authorization: string | undefined, form: URLSearchParams): Grant
  user(form: URLSearchParams): Grant
  isValid(authorization: string | undefined, auth: string | undefined): boolean
  /** Every token given out so far is refused from now on; refresh tokens stay good. */
  expireAll(): void
  /** The refresh tokens too, as after the end of an SSO session. */
  endSessions(): void
  /** All that were ever given out, to look for them where they must not be. */
  readonly issued: readonly string[]
  readonly grants: { gateway: number; password: number; refresh: number }
}

export function createTokenIssuer(lives: TokenLives): TokenIssuer {
  const gateways = new Map<string, number>()
  const users = new Map<string, number>()
  const refreshers = new Set<string>()
  const issued: string[] = []
  const grants = { gateway: 0, password: 0, refresh: 0 }
  const make = (kind: string): string => {
    const token = `${kind}-${issued.length}-${crypto.randomUUID()}`
    issued.push(token)
    return token
  }
  const isAlive = (tokens: Map<string, number>, token: string): boolean => (tokens.get(token) ?? 0) > performance.now()
  const userGrant = (): Grant => {
    const access = make('sso')
    const refresh = make('segar')
    users.set(access, performance.now() + lives.userMs)
    refreshers.add(refresh)
    return { status: 200, body: { access_token: access, expires_in: lives.userMs / 1000, refresh_token: refresh } }
  }
  return {
    issued,
    grants,
    gateway(authorization, form) {
      const basic = Buffer.from(`${credentials.clientId}:${credentials.clientSecret}`).toString('base64')
      if (authorization !== `Basic ${basic}` || form.get('grant_type') !== 'client_credentials') {
        return { status: 401, body: { error: 'invalid_client' } }
      }
      grants.gateway++
      const token = make('wso2')
      gateways.set(token, performance.now() + lives.gatewayMs)
      return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: lives.gatewayMs / 1000 } }
    },
    user(form) {
      if (form.get('client_id') !== credentials.ssoClientId) return { status: 400, body: { error: 'invalid_client' } }
      if (form.get('grant_type') === 'refresh_token') {
        if (!refreshers.delete(form.get('refresh_token') ?? ''))
          return { status: 400, body: { error: 'invalid_grant' } }
        grants.refresh++
        return userGrant()
      }
      const { username, password } = credentials
      const isRight = form.get('username') === username && form.get('password') === password
      if (form.get('grant_type') !== 'password' || !isRight) return { status: 401, body: { error: 'invalid_grant' } }
      grants.password++
      return userGrant()
    },
    isValid(authorization, auth) {
      const [, gateway = ''] = /^Bearer (.+)$/.exec(authorization ?? '') ?? []
      const [, user = ''] = /^bearer (.+)$/.exec(auth ?? '') ?? []
      return isAlive(gateways, gateway) && isAlive(users, user)
    },
    expireAll() {
      gateways.clear()
      users.clear()
    },
    endSessions() {
      users.clear()
      refreshers.clear()
    },
  }
}
