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
  ['a channel that is not there yet', { WHATSAPP_WEB: 'on' }, /WhatsApp is not part of this version yet/],
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
