/** A visitor's way through the whole of Semar in the browser: the sample city, the real answers, one process. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { createClock } from '#src/clock.ts'
import { readConfig } from '#src/config.ts'
import { type Running, start } from '#src/wire.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { silentLog } from '#test/support/spine.ts'

let database: TestDatabase
let running: Running
let browser: Browser
let page: Page
beforeAll(async () => {
  database = await createTestDatabase()
  const config = { ...readConfig({}), port: 0, clockStart: Temporal.Instant.from('2026-11-24T03:00:00Z') }
  await seedDefaults(database.prisma)
  await seedSampleCity(database.prisma, { today: createClock(config.clockStart).today() })
  running = await start({
    config,
    databaseUrl: database.url,
    secretKey: 'a key that is long enough for a test',
    log: silentLog,
  })
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 360, height: 740 }, locale: 'id-ID' })
})
afterAll(async () => {
  await browser.close()
  await running.stop()
  await database.close()
})

/** What Semar says to a question; one message is expected. */
async function answerTo(question: string): Promise<string> {
  const answers = page.locator('.message.theirs')
  const before = await answers.count()
  await page.getByLabel('Tulis pesan').fill(question)
  await page.getByRole('button', { name: 'Kirim', exact: true }).click()
  await answers.nth(before).waitFor()
  return answers.nth(before).locator('.text').innerText()
}

// Fifteen answers through a browser, on machines that are busy with other tests.
describe('trying Semar out', { timeout: 90_000 }, () => {
  it('answers ten questions about the chosen person, truly and with the age of the data', async () => {
    await page.goto(`http://127.0.0.1:${running.port}/`)
    await page.getByRole('button', { name: 'Lahir 29 Februari' }).click()
    await page.getByRole('log').waitFor()
    const dated = /Data per \d{1,2} November 2026/
    for (const [question, telling] of [
      ['kapan sy naik pangkat?', /naik pangkat|kenaikan pangkat|\([IV]+\/[a-e]\)/i],
      ['kgb sy kpn ya', /KGB/],
      ['kapan saya pensiun', /TMT pensiun/],
      ['ada pelatihan apa bulan depan', /Desember 2026/],
      ['jp saya taun ini brp', /JP/],
      ['skp saya sudah sampai mana', /SKP/],
      ['usulan sy sampai mana', /usulan/i],
      ['siapa atasan saya', /Atasan langsung/],
      ['masa kerja saya berapa', /masa kerja/i],
    ] as const) {
      const answer = await answerTo(question)
      expect(answer, question).toMatch(telling)
      expect(answer, question).toMatch(dated)
    }
    expect(await answerTo('gaji pak budi kecamatan berapa')).toContain('hanya saya sampaikan kepada yang bersangkutan')
  })

  it('goes on from a pressed choice, and forgets nothing when it is opened again', async () => {
    await answerTo('kapan saya pensiun')
    const choice = page.locator('.message.theirs').last().locator('.choices button').first()
    const label = await choice.innerText()
    const answers = page.locator('.message.theirs')
    const before = await answers.count()
    await choice.click()
    await answers.nth(before).waitFor()
    expect(await page.locator('.message.mine .text').last().innerText()).toBe(label)
    const said = await page.locator('.message .text').allInnerTexts()
    await page.reload()
    await answers.nth(before).waitFor()
    expect(await page.locator('.message .text').allInnerTexts()).toEqual(said)
  })

  it('is a new chat for another person, who sees nothing of the first', async () => {
    await page.getByRole('link', { name: 'Ganti' }).click()
    await page.getByRole('button', { name: 'Guru: pensiun pada usia 60' }).click()
    await page.getByText('Guru Ahli').first().waitFor()
    expect(await page.locator('.message').count()).toBe(0)
    expect(await answerTo('kapan saya pensiun')).toContain('60 tahun')
  })
})
