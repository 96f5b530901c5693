/** The try-out page in a real browser: choosing, asking, pressing, keyboard only, reload, outage, small screens. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parseRichText } from '#core/rich-text.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { type CobaServer, seedCobaPeople, startCobaServer } from '#test/support/coba-server.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { pdf } from '#test/support/files.ts'

const answer = `**Paling cepat 1 April 2027, ke Penata (III/c)**, _perkiraan_.
✅ 4 tahun di III/b (sejak 1 April 2023)
⏳ Predikat SKP 2026, dinilai Januari 2027
_Dasar: PP 99/2000 jo. PP 12/2002. Data per 23 November 2026._`

let database: TestDatabase
let server: CobaServer
let browser: Browser
let context: BrowserContext
let page: Page
/** What went wrong in the page: errors, refused assets, breaches of its own policy. */
let complaints: string[]

beforeAll(async () => {
  database = await createTestDatabase()
  server = await startCobaServer({
    database,
    people: await seedCobaPeople(database),
    reply: (content) => {
      if (content.kind === 'choice') {
        return [{ text: parseRichText(`Baik, dicatat: ${content.data}`), choices: [] }]
      }
      const text = content.kind === 'text' ? content.text : ''
      if (text.startsWith('ulang ')) return [{ text: [{ text: text.slice(6) }], choices: [] }]
      return [
        {
          text: parseRichText(answer),
          choices: [
            { label: 'Berkas yang disiapkan', data: 'berkas' },
            { label: 'Ingatkan saya', data: 'ingatkan' },
          ],
        },
      ]
    },
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.close()
  await database.close()
})

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'id-ID' })
  page = await context.newPage()
  complaints = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
})
afterEach(() => context.close())

const choose = async (name: string) => {
  await page.goto(`${server.url}/coba`)
  await page.getByRole('searchbox').fill(name)
  await page.getByRole('button', { name }).click()
  await page.getByRole('log').waitFor()
}
const ask = async (text: string) => {
  await page.getByLabel('Tulis pesan').fill(text)
  await page.getByRole('button', { name: 'Kirim', exact: true }).click()
}
const theirs = () => page.locator('.message.theirs')
const overflow = () => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

describe('the try-out page', () => {
  it('answers a typed question and a pressed choice, and keeps both after a reload', async () => {
    await choose('Ratna')
    await ask('kapan sy naik pangkat?')
    await theirs().first().waitFor()
    expect(await theirs().first().locator('strong').textContent()).toBe('Paling cepat 1 April 2027, ke Penata (III/c)')
    await page.getByRole('button', { name: 'Ingatkan saya' }).click()
    await theirs().nth(1).waitFor()
    expect(await theirs().nth(1).innerText()).toContain('Baik, dicatat: ingatkan')

    const said = await page.locator('.message .text').allInnerTexts()
    await page.reload()
    await theirs().nth(1).waitFor()
    expect(await page.locator('.message .text').allInnerTexts()).toEqual(said)
    expect(await page.locator('.day').allInnerTexts()).toEqual(['Hari ini'])
    expect(complaints).toEqual([])
  })

  it('can be used with the keyboard alone', async () => {
    await page.goto(`${server.url}/coba`)
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.className')).toBe('skip')
    await page.keyboard.press('Tab')
    await page.keyboard.type('yohanes')
    await page.getByText('1 pegawai cocok').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Semar' }).waitFor()

    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('tulis')
    await page.keyboard.type('pangkat')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('kapan')
    await page.keyboard.press('Enter')
    await theirs().first().waitFor()
    expect(await page.locator('.message.mine .text').innerText()).toBe('pangkat\nkapan')

    const pressed = () => page.evaluate('document.activeElement.textContent')
    for (let steps = 0; steps < 12 && (await pressed()) !== 'Berkas yang disiapkan'; steps++) {
      await page.keyboard.press('Shift+Tab')
      // From the end of the log backwards the last choice comes first; the arrow goes on to its neighbour.
      if ((await pressed()) === 'Ingatkan saya') await page.keyboard.press('ArrowLeft')
    }
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
    await page.keyboard.press('Enter')
    await theirs().nth(1).waitFor()
    expect(await theirs().nth(1).innerText()).toContain('berkas')
  })

  it('sends a photo with the paper clip, with words beside it, and shows what is too large', async () => {
    await choose('Ratna')
    const clip = page.getByRole('button', { name: 'Kirim foto atau PDF' })
    const pick = async (name: string, buffer: Buffer) => {
      const picking = page.waitForEvent('filechooser')
      await clip.focus()
      await page.keyboard.press('Enter')
      await (await picking).setFiles({ name, mimeType: 'application/pdf', buffer })
    }
    await pick('besar.pdf', Buffer.alloc(10 * 1024 * 1024 + 1))
    await page.getByText('Berkas terlalu besar; paling besar 10 MB.').waitFor()
    expect(await page.locator('[data-chosen]').isVisible()).toBe(false)

    await pick('sertifikat.pdf', Buffer.from(pdf('of the page')))
    expect(await page.locator('[data-chosen]').innerText()).toContain('sertifikat.pdf')
    expect(await overflow()).toBe(0)
    await page.getByRole('button', { name: 'Lepas berkas' }).click()
    expect(await page.locator('[data-chosen]').isVisible()).toBe(false)

    await pick('sertifikat.pdf', Buffer.from(pdf('of the page')))
    await page.keyboard.type('ini sertifikat saya')
    await page.keyboard.press('Enter')
    await theirs().first().waitFor()
    const mine = page.locator('.message.mine')
    expect(await mine.locator('.text').innerText()).toBe('Berkas: sertifikat.pdf\nini sertifikat saya')
    expect(await mine.getAttribute('class')).not.toMatch(/waiting|refused/)
    const kept = await database.prisma.attachment.findFirstOrThrow({ where: { fileName: 'sertifikat.pdf' } })
    expect(new Uint8Array(kept.content)).toEqual(pdf('of the page'))
    expect(complaints).toEqual([])
  })

  it('says in the chat that a file of another kind is not taken', async () => {
    await choose('Ratna')
    const picking = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Kirim foto atau PDF' }).click()
    await (await picking).setFiles({ name: 'sk.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ a program') })
    await page.getByRole('button', { name: 'Kirim', exact: true }).click()
    await page.getByText('Berkas jenis ini tidak diterima').waitFor()
    expect(await page.locator('.message.mine.refused').count()).toBe(1)
  })

  it('offers starter questions', async () => {
    await choose('Yohanes')
    await page.getByRole('button', { name: 'Kapan saya pensiun?' }).click()
    await theirs().first().waitFor()
    expect(await page.locator('.message.mine .text').innerText()).toBe('Kapan saya pensiun?')
    expect(await page.getByRole('button', { name: 'Kapan saya pensiun?' }).isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Contoh pertanyaan' }).click()
    expect(await page.getByRole('button', { name: 'Kapan saya pensiun?' }).isVisible()).toBe(true)
  })

  it('shows markup as the text that it is', async () => {
    await choose('Ratna')
    const odd = '<img src=x onerror="document.title=1"> <b>tebal</b> & \u202eterbalik'
    await ask(`ulang ${odd}`)
    await theirs().first().waitFor()
    expect(await theirs().first().locator('.text').textContent()).toBe(odd)
    expect(await page.locator('.message img, .message b').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('says that a text was cut', async () => {
    await choose('Ratna')
    await ask('panjang '.repeat(1000))
    await page.getByText('hanya 4.096 karakter pertama').waitFor()
  })

  it('keeps a message through an outage and sends it once', async () => {
    await choose('Ratna')
    await ask('sebelum')
    await theirs().first().waitFor()
    const before = await database.prisma.inboundMessage.count()
    await database.cut()
    await ask('saat mati')
    await page.getByText('Pesan belum terkirim').waitFor()
    expect(await page.locator('.message.waiting').count()).toBe(1)
    await database.restore()
    await theirs().nth(1).waitFor()
    expect(await page.locator('.message.waiting').count()).toBe(0)
    expect(await database.prisma.inboundMessage.count()).toBe(before + 1)
    expect(await page.locator('[data-trouble]').isVisible()).toBe(false)
  })

  it('comes back by itself after the network was away', async () => {
    await choose('Ratna')
    await ask('satu')
    await theirs().first().waitFor()
    await context.setOffline(true)
    await ask('dua')
    await page.getByText('Pesan belum terkirim').waitFor()
    await context.setOffline(false)
    await theirs().nth(1).waitFor()
    expect(await theirs().count()).toBe(2)
  })

  it.each([360, 768, 1280])('has no sideways scrolling at %d pixels', async (width) => {
    await page.setViewportSize({ width, height: 740 })
    await page.goto(`${server.url}/coba`)
    expect(await overflow()).toBe(0)
    await choose('Ratna')
    await ask(`ulang ${'takterputus'.repeat(60)}`)
    await theirs().first().waitFor()
    expect(await overflow()).toBe(0)
    expect(await page.getByLabel('Tulis pesan').isVisible()).toBe(true)
  })

  it('names every control, in Indonesian, with one main heading and no doubled ids', async () => {
    const faults = `(() => {
      const faults = []
      if (document.documentElement.lang !== 'id') faults.push('lang')
      if (document.querySelectorAll('h1').length !== 1) faults.push('h1')
      if (document.querySelectorAll('main').length !== 1) faults.push('main')
      const ids = [...document.querySelectorAll('[id]')].map((node) => node.id)
      if (new Set(ids).size !== ids.length) faults.push('ids')
      for (const node of document.querySelectorAll('button, a, input, textarea, summary')) {
        const label = node.getAttribute('aria-label') ?? node.labels?.[0]?.textContent ?? node.textContent
        if (label.trim() === '') faults.push(node.outerHTML)
      }
      for (const node of document.querySelectorAll('img')) if (!node.hasAttribute('alt')) faults.push(node.outerHTML)
      for (const node of document.querySelectorAll('button')) {
        const box = node.getBoundingClientRect()
        if (box.width > 0 && (box.height < 36 || box.width < 36)) faults.push('small ' + node.outerHTML)
      }
      return faults
    })()`
    await page.goto(`${server.url}/coba`)
    expect(await page.evaluate(faults)).toEqual([])
    await choose('Ratna')
    await ask('halo')
    await theirs().first().waitFor()
    expect(await page.evaluate(faults)).toEqual([])
    expect(await page.getByRole('log').getAttribute('aria-live')).toBe('polite')
  })

  it('moves nothing for who asked for less motion', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await choose('Ratna')
    await ask('halo')
    await theirs().first().waitFor()
    expect(await page.evaluate('document.getAnimations().length')).toBe(0)
  })
})
