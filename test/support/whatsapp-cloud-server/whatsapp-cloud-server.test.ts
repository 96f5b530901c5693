/** The Cloud API of the tests is as strict as Meta's. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createWhatsAppCloudServer, type WhatsAppCloudServer } from './create-whatsapp-cloud-server.ts'

let meta: WhatsAppCloudServer
beforeEach(async () => {
  meta = await createWhatsAppCloudServer({ refusesLate: false })
})
afterEach(() => meta.close())

interface Answer {
  readonly error?: {
    readonly code: number
    readonly error_subcode?: number
    readonly error_data?: { readonly details?: string }
    readonly fbtrace_id: string
  }
  readonly messages?: readonly { readonly id: string }[]
}

async function post(body: unknown, headers: Record<string, string> = {}): Promise<{ status: number; answer: Answer }> {
  const response = await fetch(`${meta.url}/v24.0/${meta.phoneNumberId}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${meta.token}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { status: response.status, answer: (await response.json()) as Answer }
}

const code = async (fields: object) => (await post({ messaging_product: 'whatsapp', ...fields })).answer.error?.code
const text = (to: string) => ({ messaging_product: 'whatsapp', to, type: 'text', text: { body: 'halo' } })

describe('a body that Meta refuses', () => {
  const to = '6281100009001'
  const button = (id: string, title: string) => ({ type: 'reply', reply: { id, title } })
  const buttons = (...all: object[]) => ({
    to,
    type: 'interactive',
    interactive: { type: 'button', body: { text: 'a' }, action: { buttons: all } },
  })
  const list = (rows: object[], label = 'Pilih') => ({
    to,
    type: 'interactive',
    interactive: { type: 'list', body: { text: 'a' }, action: { button: label, sections: [{ rows }] } },
  })
  it.each([
    ['nobody to write to', { type: 'text', text: { body: 'a' } }, 100],
    ['an empty text', { to, type: 'text', text: { body: '' } }, 131009],
    ['a text too long', { to, type: 'text', text: { body: 'a'.repeat(4097) } }, 131009],
    ['a key it does not know', { to, type: 'text', text: { body: 'a', parse_mode: 'HTML' } }, 100],
    ['four buttons', buttons(...['a', 'b', 'c', 'd'].map((id) => button(id, id))), 131009],
    ['a button title too long', buttons(button('a', 'a'.repeat(21))), 131009],
    ['two buttons of one id', buttons(button('a', 'a'), button('a', 'b')), 131009],
    ['a row title too long', list([{ id: 'a', title: 'a'.repeat(25) }]), 131009],
    ['eleven rows', list(Array.from({ length: 11 }, (_, id) => ({ id: String(id), title: 'a' }))), 131009],
    ['a list label too long', list([{ id: 'a', title: 'a' }], 'a'.repeat(21)), 131009],
    ['a document from nowhere', { to, type: 'document', document: { filename: 'a.pdf' } }, 100],
    ['an address that is none', { to: 'siapa', type: 'text', text: { body: 'a' } }, 131009],
  ])('%s', async (_, fields, expected) => {
    expect(await code(fields)).toBe(expected)
  })

  it('a form instead of JSON', async () => {
    expect((await post({}, { 'content-type': 'text/plain' })).answer.error?.code).toBe(100)
  })
})

it.each([
  ['none', {}, undefined],
  ['a wrong one', { authorization: 'Bearer salah' }, undefined],
  ['an expired one', {}, 463],
])('lets nobody in with %s', async (name, headers, subcode) => {
  meta.isTokenExpired = subcode !== undefined
  const given = name === 'none' ? { authorization: '' } : headers
  const { status, answer } = await post(text('6281100009001'), given)
  expect([status, answer.error?.code, answer.error?.error_subcode]).toEqual([401, 190, subcode])
  expect(answer.error?.fbtrace_id).toBeTruthy()
})

describe('limits', () => {
  it('to one person: 45 at once, then 131056', async () => {
    const person = meta.person({ hasWritten: true })
    for (let count = 0; count < 45; count++) expect((await post(text(person.phone))).status).toBe(200)
    expect((await post(text(person.phone))).answer.error?.code).toBe(131056)
  })

  it('of the number: 80 in a second, then 130429', async () => {
    const people = Array.from({ length: 90 }, () => meta.person({ hasWritten: true }))
    const codes = await Promise.all(people.map(async ({ phone }) => (await post(text(phone))).answer.error?.code))
    expect(codes.filter((one) => one === 130429)).toHaveLength(10)
  })

  it('of the day: free text to nobody who has not written, a template to as many as the tier allows', async () => {
    await meta.close()
    const limits = { perSecond: 80, pairBurst: 45, pairMs: 6_000, tier: 1 }
    meta = await createWhatsAppCloudServer({ refusesLate: false, limits })
    meta.templates = [{ name: 'a', language: 'id', status: 'APPROVED', category: 'UTILITY', body: 'a' }]
    const template = {
      messaging_product: 'whatsapp',
      type: 'template',
      template: { name: 'a', language: { code: 'id' } },
    }
    const [one, other] = [meta.person(), meta.person()]
    expect((await post(text(one.phone))).answer.error?.code).toBe(131047)
    expect((await post({ ...template, to: one.phone })).status).toBe(200)
    expect((await post({ ...template, to: other.phone })).answer.error?.code).toBe(131049)
    expect((await post(text('6281999999999'))).answer.error?.code).toBe(131026)
  })
})

it('keeps a file that was handed in, and gives it out with the token only', async () => {
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('file', new File([new Uint8Array([1, 2, 3])], 'a.pdf', { type: 'application/pdf' }))
  const authorization = `Bearer ${meta.token}`
  const root = `${meta.url}/v24.0`
  const uploaded = await fetch(`${root}/${meta.phoneNumberId}/media`, {
    method: 'POST',
    headers: { authorization },
    body: form,
  })
  const { id } = (await uploaded.json()) as { id: string }
  const { url } = (await (await fetch(`${root}/${id}`, { headers: { authorization } })).json()) as { url: string }
  expect((await fetch(url)).status).toBe(401)
  const file = await fetch(url, { headers: { authorization } })
  expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([1, 2, 3])
})
