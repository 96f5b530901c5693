/** The loopback WhatsApp with real clients: linked, they write to each other, and the server reads nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEmployee, type Employee } from '#test/support/whatsapp-server/create-employee.ts'
import { createWhatsAppServer, type WhatsAppServer } from '#test/support/whatsapp-server/create-whatsapp-server.ts'

let server: WhatsAppServer
let ani: Employee
let budi: Employee

beforeAll(async () => {
  server = await createWhatsAppServer()
  ani = await createEmployee({ server, phone: '628110000901', name: 'Ani Contoh' })
  budi = await createEmployee({ server, phone: '628110000902', name: 'Budi Contoh' })
})

afterAll(async () => {
  await Promise.all([ani?.close(), budi?.close()])
  await server?.close()
})

describe('a conversation', () => {
  it('brings texts both ways, as they were written', async () => {
    for (const text of ['halo', 'dua\nbaris', '  spasi  ', '🎉 é 日本', 'x'.repeat(4_000)]) {
      await ani.send(budi.phone, text)
      expect((await budi.waitForReply({ from: ani.phone })).text).toBe(text)
      await budi.send(ani.phone, `kembali: ${text}`)
      expect((await ani.waitForReply({ from: budi.phone })).text).toBe(`kembali: ${text}`)
    }
  })
})
