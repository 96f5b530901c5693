/** Configuration: defaults on a bare machine, and a clear word for every wrong value. */
import { describe, expect, it } from 'vitest'
import { readConfig } from '#src/config.ts'

const token = '123456789:AAinvented-token-of-a-test-bot'
const secretKey = 'a secret key of more than 32 characters'

describe('defaults', () => {
  it('need nothing to be set', () => {
    expect(readConfig({})).toEqual({
      isProduction: false,
      port: 3000,
      publicUrl: null,
      dataDir: '.data',
      databaseUrl: null,
      redisUrl: null,
      roles: new Set(['web', 'worker', 'whatsapp']),
      secretKey: null,
      telegram: null,
      whatsappWeb: null,
      whatsappCloud: null,
      siasn: null,
      openai: null,
      clockStart: null,
    })
  })

  it('take an empty value for none', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', TELEGRAM_BOT_TOKEN: '', ROLES: '' })).toEqual(readConfig({}))
  })
})

it('splits the roles of a process on servers', () => {
  const config = readConfig({ ROLES: 'web, worker', DATABASE_URL: 'postgresql://db/semar', SECRET_KEY: secretKey })
  expect(config.roles).toEqual(new Set(['web', 'worker']))
})

it('starts a rehearsal clock in WIB', () => {
  expect(readConfig({ CLOCK_START: '2027-01-04T07:30' }).clockStart?.toString()).toBe('2027-01-04T00:30:00Z')
})

it('reads Telegram and its own root', () => {
  const config = readConfig({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: 'http://127.0.0.1:8081' })
  expect(config.telegram).toEqual({ token, webhookSecret: null, apiRoot: 'http://127.0.0.1:8081' })
})

describe('SIASN', () => {
  const whole = {
    SIASN_CLIENT_ID: 'kunci-contoh',
    SIASN_CLIENT_SECRET: 'rahasia-contoh',
    SIASN_SSO_CLIENT_ID: 'klien-contoh',
    SIASN_USERNAME: 'pengguna-contoh',
    SIASN_PASSWORD: 'sandi-contoh',
  }

  it('is read from BKN, for the city of Semarang, unless said otherwise', () => {
    expect(readConfig(whole).siasn).toEqual({
      baseUrl: 'https://apimws.bkn.go.id:8243/apisiasn/1.0',
      access: {
        tokenUrl: 'https://apimws.bkn.go.id/oauth2/token',
        ssoUrl: 'https://sso-siasn.bkn.go.id/auth/realms/public-siasn/protocol/openid-connect/token',
        clientId: 'kunci-contoh',
        clientSecret: 'rahasia-contoh',
        ssoClientId: 'klien-contoh',
        username: 'pengguna-contoh',
        password: 'sandi-contoh',
      },
      agencyId: 'A5EB03E23CC7F6A0E040640A040252AD',
      perSecond: 5,
    })
  })

  it('is signed in to with a refresh token too', () => {
    const config = readConfig({ ...whole, SIASN_USERNAME: '', SIASN_PASSWORD: '', SIASN_REFRESH_TOKEN: 'segar' })
    expect(config.siasn?.access).toMatchObject({ refreshToken: 'segar' })
    expect(config.siasn?.access).not.toHaveProperty('username')
  })

  it.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ['a secret without its id', { SIASN_CLIENT_ID: '' }, /^SIASN_CLIENT_ID must be set where SIASN_CLIENT_SECRET is/],
    ['an id without its secret', { SIASN_CLIENT_SECRET: '' }, /^SIASN_CLIENT_SECRET must be set/],
    ['no client of the SSO', { SIASN_SSO_CLIENT_ID: '' }, /^SIASN_SSO_CLIENT_ID must be set/],
    ['a user without a password', { SIASN_PASSWORD: '' }, /^SIASN_PASSWORD must be set/],
    ['a password without a user', { SIASN_USERNAME: '' }, /^SIASN_USERNAME must be set/],
    ['nobody to sign in', { SIASN_USERNAME: '', SIASN_PASSWORD: '' }, /or SIASN_REFRESH_TOKEN, must be set/],
    ['another agency', { SIASN_AGENCY_ID: '6471' }, /^SIASN_AGENCY_ID must be the 32/],
    ['no rate', { SIASN_PER_SECOND: '0' }, /^SIASN_PER_SECOND /],
    ['an open line', { NODE_ENV: 'production', SIASN_SSO_URL: 'http://sso.contoh' }, /^SIASN_SSO_URL must be an https/],
  ])('is refused with %s', (_, change, message) => {
    expect(() => readConfig({ ...whole, ...change })).toThrow(message)
  })
})

describe.each<[string, NodeJS.ProcessEnv, RegExp]>([
  ['a port that is no number', { PORT: 'tiga ribu' }, /^PORT must be a number/],
  ['a port out of range', { PORT: '70000' }, /^PORT /],
  ['an address without a scheme', { PUBLIC_URL: 'semar.semarangkota.go.id' }, /^PUBLIC_URL must be an http/],
  ['another database', { DATABASE_URL: 'mysql://db/semar' }, /^DATABASE_URL must be a postgresql:\/\//],
  ['another queue', { REDIS_URL: 'http://redis' }, /^REDIS_URL must be a redis:\/\//],
  ['an unknown role', { ROLES: 'web,cron' }, /^ROLES "cron" is not one of web, worker, whatsapp$/],
  ['roles on the embedded database', { ROLES: 'web' }, /set DATABASE_URL too/],
  [
    'roles without a common secret',
    { ROLES: 'web', DATABASE_URL: 'postgresql://db/semar' },
    /^SECRET_KEY must be the same/,
  ],
  ['a short secret', { SECRET_KEY: 'rahasia' }, /^SECRET_KEY must be at least 32/],
  ['a token that is none', { TELEGRAM_BOT_TOKEN: 'halo' }, /^TELEGRAM_BOT_TOKEN must look like/],
  ['a webhook secret that Telegram refuses', { TELEGRAM_WEBHOOK_SECRET: 'a b' }, /^TELEGRAM_WEBHOOK_SECRET may hold/],
  ['a webhook secret that can be guessed', { TELEGRAM_WEBHOOK_SECRET: 'semar' }, /^TELEGRAM_WEBHOOK_SECRET must be at/],
  ['a clock that is no time', { CLOCK_START: 'besok' }, /^CLOCK_START must be a date-time in WIB/],
  [
    'a rehearsal in production',
    { NODE_ENV: 'production', CLOCK_START: '2027-01-04T07:30' },
    /^CLOCK_START is for rehearsals/,
  ],
  ['a switch that is neither on nor off', { WHATSAPP_WEB: 'yes' }, /^WHATSAPP_WEB must be on or off$/],
  [
    'a number to link with a plus sign',
    { WHATSAPP_WEB: 'on', WHATSAPP_WEB_PAIR_NUMBER: '+6281' },
    /^WHATSAPP_WEB_PAIR_NUMBER must be the number in digits/,
  ],
  [
    'a socket of a channel that is off',
    { WHATSAPP_WEB_SOCKET_URL: 'wss://example.org' },
    /^WHATSAPP_WEB must be on where/,
  ],
  [
    'half a Cloud API',
    { WHATSAPP_CLOUD_TOKEN: 'EAAContohToken', WHATSAPP_CLOUD_VERIFY_TOKEN: 'kata-rahasia' },
    /^WHATSAPP_CLOUD_PHONE_NUMBER_ID, WHATSAPP_CLOUD_APP_SECRET must be set where WHATSAPP_CLOUD_TOKEN is/,
  ],
  [
    'a phone number for its id',
    { WHATSAPP_CLOUD_PHONE_NUMBER_ID: '+6224355501' },
    /^WHATSAPP_CLOUD_PHONE_NUMBER_ID must be the number's id/,
  ],
])('%s', (_, environment, message) => {
  it('stops the start with its name and why', () => {
    expect(() => readConfig(environment)).toThrow(message)
  })
})

it('names all wrong variables at once', () => {
  expect(() => readConfig({ PORT: 'x', PUBLIC_URL: 'y' })).toThrow(/PORT[^\n]*\nPUBLIC_URL/)
})

it('never repeats a secret in an error', () => {
  expect(() => readConfig({ SECRET_KEY: 'pendek-sekali', TELEGRAM_BOT_TOKEN: 'salah:rahasia' })).toThrow(
    /^(?!.*(pendek-sekali|salah:rahasia))/s,
  )
})

describe('the language model', () => {
  const whole = { OPENAI_API_KEY: 'sk-contoh', OPENAI_MODEL: 'contoh-7b' }

  it('is asked at the official address unless said otherwise, within limits', () => {
    expect(readConfig(whole).openai).toEqual({
      apiKey: 'sk-contoh',
      baseUrl: 'https://api.openai.com/v1',
      model: 'contoh-7b',
      transcribeModel: null,
      timeoutMs: 6000,
      dailyRequests: 5000,
      dailyRequestsPerson: 40,
    })
  })

  it.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ['a key without a model', { OPENAI_API_KEY: 'sk-contoh' }, /^OPENAI_MODEL must be set where OPENAI_API_KEY is/],
    ['a model without a key', { OPENAI_MODEL: 'contoh' }, /^OPENAI_API_KEY must be set where OPENAI_MODEL is/],
    ['an address without a key', { OPENAI_BASE_URL: 'http://llm' }, /^OPENAI_API_KEY must be set/],
    ['a password in the address', { ...whole, OPENAI_BASE_URL: 'https://a:b@contoh.id' }, /no user, password or query/],
    ['a time limit beyond the lease', { ...whole, OPENAI_TIMEOUT_MS: '30000' }, /^OPENAI_TIMEOUT_MS/],
    ['open traffic', { ...whole, NODE_ENV: 'production', OPENAI_BASE_URL: 'http://contoh.id/v1' }, /must be an https/],
    ['an open public number', { ...whole, NODE_ENV: 'production', OPENAI_BASE_URL: 'http://8.8.8.8' }, /https/],
    ['a public IPv6', { ...whole, NODE_ENV: 'production', OPENAI_BASE_URL: 'http://[2001:db8::1]' }, /https/],
  ])('refuses %s', (_what, environment, message) => {
    expect(() => readConfig(environment)).toThrow(message)
  })

  it.each([
    'http://127.0.0.1:8000/v1',
    'http://10.1.2.3/v1',
    'http://172.20.0.4',
    'http://[fd00::1]:8000',
    'http://llm',
  ])('lets a server of the city itself be asked without TLS: %s', (address) => {
    const config = readConfig({ ...whole, NODE_ENV: 'production', OPENAI_BASE_URL: address })
    expect(config.openai?.baseUrl).toBe(address)
  })
})
