/** `npm run whatsapp-number` against a Cloud API server on loopback. */
import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  createWhatsAppCloudServer,
  type WhatsAppCloudServer,
} from '#test/support/whatsapp-cloud-server/create-whatsapp-cloud-server.ts'

let meta: WhatsAppCloudServer
beforeEach(async () => {
  meta = await createWhatsAppCloudServer()
})
afterEach(() => meta.close())

const run = (settings: Record<string, string> = {}) =>
  promisify(execFile)(process.execPath, [resolve(import.meta.dirname, '../src/whatsapp-number.ts')], {
    env: {
      WHATSAPP_CLOUD_TOKEN: meta.token,
      WHATSAPP_CLOUD_PHONE_NUMBER_ID: meta.phoneNumberId,
      WHATSAPP_CLOUD_APP_SECRET: meta.appSecret,
      WHATSAPP_CLOUD_VERIFY_TOKEN: 'kata-uji-coba',
      WHATSAPP_CLOUD_API_ROOT: meta.url,
      ...settings,
    },
  })

it('shows quality, limit and the state of each template', async () => {
  meta.phone.quality = 'YELLOW'
  meta.templates = [
    { name: 'batas_skp', language: 'id', status: 'APPROVED', category: 'UTILITY', body: 'a' },
    { name: 'kabar', language: 'id', status: 'REJECTED', category: 'MARKETING', body: 'a' },
  ]
  expect((await run()).stdout).toBe(`Nomor: dapat mengirim
Mutu: sedang
Percakapan baru dengan templat: 250 orang sehari
Templat:
- batas_skp (id, utility): disetujui
- kabar (id, marketing): ditolak
`)
})

it('says why it has nothing to show, without the token', async () => {
  meta.isTokenExpired = true
  await expect(run()).rejects.toMatchObject({
    code: 1,
    stderr: 'Meta did not say how the number is: 190 Access token has expired\n',
  })
  await expect(run({ WHATSAPP_CLOUD_TOKEN: '' })).rejects.toThrow(/WHATSAPP_CLOUD_TOKEN must be set/)
})
