/** The environment, read once and checked; a wrong value stops the start with its name and why. */
import { z } from 'zod'

/** An operator can mend it; the message names the variable and says why. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem'
}

export const roles = ['web', 'worker', 'whatsapp'] as const
export type Role = (typeof roles)[number]

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
const filled = z.string().min(1)
/** In a file of settings an empty value means the same as none. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const environmentSchema = z.object({
  NODE_ENV: optional(z.string()),
  PORT: optional(z.coerce.number('must be a number').int().min(0).max(65_535)).default(3000),
  PUBLIC_URL: optional(httpUrl),
  DATA_DIR: optional(filled).default('.data'),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' })),
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/, error: 'must be a redis:// or rediss:// address' })),
  ROLES: optional(
    z.string().transform((text, context) => {
      const named = text.split(',').map((role) => role.trim())
      const unknown = named.find((role) => !(roles as readonly string[]).includes(role))
      if (unknown !== undefined) {
        context.addIssue({ code: 'custom', message: `"${unknown}" is not one of ${roles.join(', ')}` })
      }
      return named as Role[]
    }),
  ),
  SECRET_KEY: optional(z.string().min(32, 'must be at least 32 characters')),
  TELEGRAM_BOT_TOKEN: optional(z.string().regex(/^\d+:[\w-]{20,}$/, 'must look like 123456789:AA... from @BotFather')),
  // Whoever guesses it writes as anybody, with any number as their own: Telegram's least of one character is no secret.
  TELEGRAM_WEBHOOK_SECRET: optional(
    z
      .string()
      .regex(/^[\w-]{1,256}$/, 'may hold A-Z, a-z, 0-9, _ and - only, at most 256')
      .min(16, 'must be at least 16 characters'),
  ),
  TELEGRAM_API_ROOT: optional(httpUrl),
  WHATSAPP_WEB: optional(z.enum(['on', 'off'], 'must be on or off')),
  WHATSAPP_WEB_SOCKET_URL: optional(z.url({ protocol: /^wss?$/, error: 'must be a wss:// or ws:// address' })),
  WHATSAPP_WEB_PAIR_NUMBER: optional(
    z.string().regex(/^[1-9]\d{7,14}$/, 'must be the number in digits with its country, such as 6281234567890'),
  ),
  WHATSAPP_CLOUD_TOKEN: optional(z.string().regex(/^[\w.|-]{10,}$/, 'must be an access token of Meta, such as EAA...')),
  WHATSAPP_CLOUD_PHONE_NUMBER_ID: optional(
    z.string().regex(/^\d{5,20}$/, "must be the number's id from Meta's app page (digits), not the phone number"),
  ),
  WHATSAPP_CLOUD_APP_SECRET: optional(z.string().min(16, "must be the app's secret from Meta's app page")),
  WHATSAPP_CLOUD_VERIFY_TOKEN: optional(z.string().min(8, 'must be at least 8 characters')),
  WHATSAPP_CLOUD_API_ROOT: optional(httpUrl),
  OPENAI_API_KEY: optional(filled),
  OPENAI_BASE_URL: optional(httpUrl),
  OPENAI_MODEL: optional(filled),
  OPENAI_TRANSCRIBE_MODEL: optional(filled),
  // A turn holds its conversation for 30 seconds at a time, and whoever asks waits.
  OPENAI_TIMEOUT_MS: optional(z.coerce.number('must be a number').int().min(500).max(15_000)).default(6000),
  OPENAI_DAILY_REQUESTS: optional(z.coerce.number('must be a number').int().min(1).max(10_000_000)).default(5000),
  OPENAI_DAILY_REQUESTS_PERSON: optional(z.coerce.number('must be a number').int().min(1).max(100_000)).default(40),
  SIASN_API_URL: optional(httpUrl).default('https://apimws.bkn.go.id:8243/apisiasn/1.0'),
  SIASN_TOKEN_URL: optional(httpUrl).default('https://apimws.bkn.go.id/oauth2/token'),
  SIASN_SSO_URL: optional(httpUrl).default(
    'https://sso-siasn.bkn.go.id/auth/realms/public-siasn/protocol/openid-connect/token',
  ),
  SIASN_CLIENT_ID: optional(filled),
  SIASN_CLIENT_SECRET: optional(filled),
  SIASN_SSO_CLIENT_ID: optional(filled),
  SIASN_USERNAME: optional(filled),
  SIASN_PASSWORD: optional(filled),
  SIASN_REFRESH_TOKEN: optional(filled),
  // Pemerintah Kota Semarang, short code 6471; 6401 is the regency of the same name.
  SIASN_AGENCY_ID: optional(
    z.string().regex(/^[0-9A-F]{32}$/i, 'must be the 32 hexadecimal digits of the agency'),
  ).default('A5EB03E23CC7F6A0E040640A040252AD'),
  SIASN_PER_SECOND: optional(z.coerce.number('must be a number').min(0.1).max(50)).default(5),
  CLOCK_START: optional(
    z.string().transform((text, context) => {
      try {
        return Temporal.PlainDateTime.from(text).toZonedDateTime('Asia/Jakarta').toInstant()
      } catch {
        context.addIssue({ code: 'custom', message: 'must be a date-time in WIB such as 2027-01-04T07:30' })
        return z.NEVER
      }
    }),
  ),
})

export interface Config {
  readonly isProduction: boolean
  readonly port: number
  readonly publicUrl: string | null
  readonly dataDir: string
  /** Null: embedded. */
  readonly databaseUrl: string | null
  /** Null: queues on PostgreSQL. */
  readonly redisUrl: string | null
  readonly roles: ReadonlySet<Role>
  /** Null: made once in the data folder. */
  readonly secretKey: string | null
  readonly telegram: {
    readonly token: string
    readonly webhookSecret: string | null
    readonly apiRoot: string | null
  } | null
  readonly whatsappWeb: {
    readonly socketUrl: string | null
    /** Digits; null: the number is linked by QR alone. */
    readonly pairNumber: string | null
  } | null
  readonly whatsappCloud: {
    readonly token: string
    readonly phoneNumberId: string
    readonly appSecret: string
    readonly verifyToken: string
    readonly apiRoot: string | null
  } | null
  /** Null: not a source of imports. */
  readonly siasn: {
    readonly baseUrl: string
    readonly access: {
      readonly tokenUrl: string
      readonly ssoUrl: string
      readonly clientId: string
      readonly clientSecret: string
      readonly ssoClientId: string
      readonly username?: string
      readonly password?: string
      readonly refreshToken?: string
    }
    readonly agencyId: string
    readonly perSecond: number
  } | null
  /** Null: no language model, the built-in engine alone. */
  readonly openai: {
    readonly apiKey: string
    readonly baseUrl: string
    readonly model: string
    /** Null: voice notes are asked to be typed. */
    readonly transcribeModel: string | null
    /** Of one answer, with whatever is tried again. */
    readonly timeoutMs: number
    readonly dailyRequests: number
    readonly dailyRequestsPerson: number
  } | null
  /** Null: the machine's clock as it is. */
  readonly clockStart: Temporal.Instant | null
}

/** Throws `ConfigProblem` with one line for each wrong variable. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environmentSchema.safeParse(environment)
  if (!parsed.success) {
    throw new ConfigProblem(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'))
  }
  const env = parsed.data
  const isProduction = env.NODE_ENV === 'production'
  refuse(isProduction && env.CLOCK_START, 'CLOCK_START is for rehearsals and is refused when NODE_ENV=production')
  refuse(
    env.ROLES && !env.DATABASE_URL,
    'ROLES splits the work over several processes, which need one server: set DATABASE_URL too',
  )
  refuse(
    env.ROLES && !env.SECRET_KEY,
    'SECRET_KEY must be the same for all processes that share a database: set it where ROLES is set',
  )
  refuse(
    env.WHATSAPP_WEB !== 'on' && (env.WHATSAPP_WEB_SOCKET_URL || env.WHATSAPP_WEB_PAIR_NUMBER),
    'WHATSAPP_WEB must be on where WHATSAPP_WEB_SOCKET_URL or WHATSAPP_WEB_PAIR_NUMBER is set',
  )
  refuse(
    isProduction && env.WHATSAPP_WEB_SOCKET_URL?.startsWith('ws:'),
    'WHATSAPP_WEB_SOCKET_URL must be a wss:// address when NODE_ENV=production',
  )
  return {
    isProduction,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? null,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    roles: new Set(env.ROLES ?? roles),
    secretKey: env.SECRET_KEY ?? null,
    telegram: env.TELEGRAM_BOT_TOKEN
      ? {
          token: env.TELEGRAM_BOT_TOKEN,
          webhookSecret: env.TELEGRAM_WEBHOOK_SECRET ?? null,
          apiRoot: env.TELEGRAM_API_ROOT ?? null,
        }
      : null,
    whatsappWeb:
      env.WHATSAPP_WEB === 'on'
        ? { socketUrl: env.WHATSAPP_WEB_SOCKET_URL ?? null, pairNumber: env.WHATSAPP_WEB_PAIR_NUMBER ?? null }
        : null,
    whatsappCloud: whatsappCloudOf(env, isProduction),
    siasn: siasnOf(env, isProduction),
    openai: openaiOf(env, isProduction),
    clockStart: env.CLOCK_START ?? null,
  }
}

function whatsappCloudOf(env: z.infer<typeof environmentSchema>, isProduction: boolean): Config['whatsappCloud'] {
  const {
    WHATSAPP_CLOUD_TOKEN: token,
    WHATSAPP_CLOUD_PHONE_NUMBER_ID: phoneNumberId,
    WHATSAPP_CLOUD_APP_SECRET: appSecret,
    WHATSAPP_CLOUD_VERIFY_TOKEN: verifyToken,
    WHATSAPP_CLOUD_API_ROOT: apiRoot,
  } = env
  const all = {
    WHATSAPP_CLOUD_TOKEN: token,
    WHATSAPP_CLOUD_PHONE_NUMBER_ID: phoneNumberId,
    WHATSAPP_CLOUD_APP_SECRET: appSecret,
    WHATSAPP_CLOUD_VERIFY_TOKEN: verifyToken,
  }
  const given = Object.entries({ ...all, WHATSAPP_CLOUD_API_ROOT: apiRoot }).find(([, value]) => value)?.[0]
  if (given === undefined) return null
  if (!token || !phoneNumberId || !appSecret || !verifyToken) {
    const missing = Object.entries(all).flatMap(([name, value]) => (value ? [] : [name]))
    throw new ConfigProblem(
      `${missing.join(', ')} must be set where ${given} is: the Cloud API works with all of its settings or not at all`,
    )
  }
  refuse(
    isProduction && apiRoot && !apiRoot.startsWith('https:'),
    'WHATSAPP_CLOUD_API_ROOT must be an https:// address when NODE_ENV=production: the token goes there',
  )
  return { token, phoneNumberId, appSecret, verifyToken, apiRoot: apiRoot?.replace(/\/+$/, '') ?? null }
}

function openaiOf(env: z.infer<typeof environmentSchema>, isProduction: boolean): Config['openai'] {
  const { OPENAI_API_KEY: apiKey, OPENAI_MODEL: model } = env
  const baseUrl = env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1'
  if (apiKey === undefined) {
    const { OPENAI_BASE_URL, OPENAI_MODEL, OPENAI_TRANSCRIBE_MODEL } = env
    const lonely = Object.entries({ OPENAI_MODEL, OPENAI_BASE_URL, OPENAI_TRANSCRIBE_MODEL }).find(([, value]) => value)
    refuse(
      lonely,
      `OPENAI_API_KEY must be set where ${lonely?.[0]} is; a server of your own that wants no key takes any word`,
    )
    return null
  }
  if (model === undefined) {
    throw new ConfigProblem('OPENAI_MODEL must be set where OPENAI_API_KEY is: the name of the model on that server')
  }
  const { protocol, hostname, username, password, search } = new URL(baseUrl)
  refuse(
    username || password || search,
    'OPENAI_BASE_URL may hold no user, password or query; the key has its own name',
  )
  refuse(
    isProduction && protocol === 'http:' && !isPrivateHost(hostname),
    'OPENAI_BASE_URL must be an https:// address when NODE_ENV=production, unless the server is on the private network',
  )
  return {
    apiKey,
    baseUrl: baseUrl.replace(/\/+$/, ''),
    model,
    transcribeModel: env.OPENAI_TRANSCRIBE_MODEL ?? null,
    timeoutMs: env.OPENAI_TIMEOUT_MS,
    dailyRequests: env.OPENAI_DAILY_REQUESTS,
    dailyRequestsPerson: env.OPENAI_DAILY_REQUESTS_PERSON,
  }
}

/** This machine, an address that no router passes on, or a name that only a local network gives. */
function isPrivateHost(hostname: string): boolean {
  const name = hostname.replace(/^\[|\]$/g, '')
  if (name.includes(':')) return name === '::1' || /^f[cd][0-9a-f]{2}:/i.test(name)
  if (/^\d+(?:\.\d+){3}$/.test(name)) return /^(?:127|10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(name)
  return !name.includes('.') || /\.(?:localhost|local|internal|lan|home\.arpa)$/i.test(name)
}

function siasnOf(env: z.infer<typeof environmentSchema>, isProduction: boolean): Config['siasn'] {
  const clientId = env.SIASN_CLIENT_ID
  const secrets = {
    SIASN_CLIENT_SECRET: env.SIASN_CLIENT_SECRET,
    SIASN_SSO_CLIENT_ID: env.SIASN_SSO_CLIENT_ID,
    SIASN_USERNAME: env.SIASN_USERNAME,
    SIASN_PASSWORD: env.SIASN_PASSWORD,
    SIASN_REFRESH_TOKEN: env.SIASN_REFRESH_TOKEN,
  }
  if (clientId === undefined) {
    const lonely = Object.entries(secrets).find(([, value]) => value !== undefined)?.[0]
    refuse(
      lonely,
      `SIASN_CLIENT_ID must be set where ${lonely} is: SIASN is read with all of its credentials or not at all`,
    )
    return null
  }
  const { SIASN_CLIENT_SECRET: clientSecret, SIASN_SSO_CLIENT_ID: ssoClientId } = secrets
  const { SIASN_USERNAME: username, SIASN_PASSWORD: password, SIASN_REFRESH_TOKEN: refreshToken } = secrets
  if (clientSecret === undefined) throw new ConfigProblem('SIASN_CLIENT_SECRET must be set where SIASN_CLIENT_ID is')
  if (ssoClientId === undefined) {
    throw new ConfigProblem(
      'SIASN_SSO_CLIENT_ID must be set where SIASN_CLIENT_ID is: SIASN wants a token of its SSO too',
    )
  }
  refuse(username && !password, 'SIASN_PASSWORD must be set where SIASN_USERNAME is')
  refuse(password && !username, 'SIASN_USERNAME must be set where SIASN_PASSWORD is')
  refuse(
    !username && !refreshToken,
    'SIASN_USERNAME and SIASN_PASSWORD, or SIASN_REFRESH_TOKEN, must be set where SIASN_CLIENT_ID is: nobody could sign in',
  )
  const addresses = {
    SIASN_API_URL: env.SIASN_API_URL,
    SIASN_TOKEN_URL: env.SIASN_TOKEN_URL,
    SIASN_SSO_URL: env.SIASN_SSO_URL,
  }
  const open = Object.entries(addresses).find(([, address]) => isProduction && !address.startsWith('https:'))?.[0]
  refuse(open, `${open} must be an https:// address when NODE_ENV=production: passwords and personnel data go there`)
  return {
    baseUrl: env.SIASN_API_URL,
    access: {
      tokenUrl: env.SIASN_TOKEN_URL,
      ssoUrl: env.SIASN_SSO_URL,
      clientId,
      clientSecret,
      ssoClientId,
      ...(username !== undefined && { username }),
      ...(password !== undefined && { password }),
      ...(refreshToken !== undefined && { refreshToken }),
    },
    agencyId: env.SIASN_AGENCY_ID,
    perSecond: env.SIASN_PER_SECOND,
  }
}

function refuse(condition: unknown, message: string): void {
  if (condition) throw new ConfigProblem(message)
}
