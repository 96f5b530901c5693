/** What was learnt is read back as it was, and nothing but a whole file of the same texts is believed. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { learntKey, loadLearnt } from '#assistant/load-learnt.ts'
import { createInterpret } from '#core/language/interpret.ts'
import type { LanguageSources } from '#core/language/language-sources.ts'
import { learn } from '#core/language/learn.ts'

const sources: LanguageSources = {
  intents: [
    { name: 'retirement.date', examples: ['kapan saya pensiun', 'pensiun saya kapan ya', 'tanggal pensiun saya'] },
    { name: 'leave.balance', examples: ['sisa cuti saya', 'cuti saya tinggal berapa', 'jatah cuti masih ada berapa'] },
    { name: 'none.out_of_scope', examples: ['resep soto ayam', 'siapa juara liga', 'cuaca besok bagaimana'] },
  ],
  glossary: 'kpn = kapan\n',
  politeness: 'tolong\n',
  keywords: 'pensiun = retirement.date\n',
  concepts: 'pensiun: pensiun, purna tugas\n',
  names: 'budi siti\n',
}
const questions = [
  'kpn sy pensiun',
  'sisa cuti ku brp',
  'tanggal pensiun',
  'soto ayam yang enak',
  'pensiun',
  'halo budi',
]
const context = { today: Temporal.PlainDate.from('2026-11-24'), lastAsk: null, offered: [] }

let folder: string
const file = () => join(folder, readdirSync(folder)[0] ?? '')
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'learnt-'))
})
afterEach(() => {
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true })
})

describe('what was learnt', () => {
  it('is learnt once, then read, and answers the same', () => {
    const first = loadLearnt(sources, folder)
    const second = loadLearnt(sources, folder)
    expect([first.learntMs === null, first.isKept, second.learntMs, second.isKept]).toEqual([false, true, null, true])
    expect(second.learnt).toEqual(first.learnt)
    const [fresh, read] = [createInterpret(sources), createInterpret(sources, second.learnt)]
    for (const question of questions) expect(read(question, context), question).toEqual(fresh(question, context))
    expect(read('kpn sy pensiun', context).commands).toEqual([{ name: 'ask', topic: 'retirement.date' }])
  })

  it.each<[string, () => void]>([
    ['cut short', () => truncateSync(file(), readFileSync(file()).length - 9)],
    ['empty', () => truncateSync(file(), 0)],
    [
      'with one bit turned',
      () =>
        writeFileSync(
          file(),
          readFileSync(file()).map((byte, at) => (at === 99 ? byte ^ 1 : byte)),
        ),
    ],
    ['of something else', () => writeFileSync(file(), 'SQLite format 3\0')],
  ])('is learnt anew where the file is %s', (_, spoil) => {
    loadLearnt(sources, folder)
    spoil()
    const { learnt, learntMs, isKept } = loadLearnt(sources, folder)
    expect(learntMs).not.toBeNull()
    expect(isKept).toBe(true)
    expect(learnt).toEqual(learn(sources))
    expect(loadLearnt(sources, folder).learntMs).toBeNull()
  })

  it('is learnt anew where the file is that of other texts', () => {
    const other = { ...sources, glossary: `${sources.glossary}brp = berapa\n` }
    loadLearnt(other, folder)
    const foreign = readFileSync(file())
    loadLearnt(sources, folder)
    const own = readdirSync(folder).find((name) => name.includes(learntKey(sources)))
    writeFileSync(join(folder, own ?? ''), foreign)
    expect(loadLearnt(sources, folder).learntMs).not.toBeNull()
  })

  it('needs no folder that can be written', () => {
    const { learnt, isKept } = loadLearnt(sources, join(file(), 'under', 'a\0file'))
    expect(isKept).toBe(false)
    expect(learnt).toEqual(learn(sources))
  })

  it('leaves no more than a few files behind', () => {
    for (let at = 0; at < 7; at++) loadLearnt({ ...sources, names: `nama${at}` }, folder)
    expect(readdirSync(folder).length).toBe(4)
  })
})

describe('the key', () => {
  it('changes with one line of any text, and with nothing else', () => {
    expect(learntKey({ ...sources })).toBe(learntKey(sources))
    const others = [
      { ...sources, glossary: `${sources.glossary}brp = berapa\n` },
      { ...sources, intents: sources.intents.slice(1) },
      { ...sources, names: 'budi' },
    ]
    expect(new Set([sources, ...others].map(learntKey)).size).toBe(4)
  })
})
