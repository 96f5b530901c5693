/** What Semar cannot do: each subject says who does it, offers what is near, and never a promotion to a PPPK. */
import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commandFromData } from '#core/dialogue/command-data.ts'
import { unsupportedReply } from '#core/dialogue/unsupported-reply.ts'
import { labelsOf, wordsOf } from '#test/support/answering.ts'

const understood = readdirSync('prompts/intents')
  .filter((file) => file.startsWith('unsupported.'))
  .map((file) => file.slice('unsupported.'.length, -'.txt'.length))

describe('a subject that is understood and not answered', () => {
  it.each(understood)('%s: says who does it in the first line, in four lines at most', (subject) => {
    const reply = unsupportedReply(subject, { isContract: false })
    const words = wordsOf(reply)
    expect(reply.template).toBe(`unsupported.${subject}`)
    expect(words).toMatch(/^\*\*[^*]+\*\*(\n|$)/)
    expect(words.split('\n').length).toBeLessThanOrEqual(4)
    expect(words).not.toMatch(/Rp|belum bisa saya jawab|undefined/)
    expect(labelsOf(reply).at(-1)).toBe('Hubungi BKPP')
    expect(reply.choices.length).toBeLessThanOrEqual(3)
    for (const { data } of reply.choices) {
      const command = commandFromData(data)
      expect(command).not.toBeNull()
      if (command?.name === 'policy') expect(existsSync(`prompts/knowledge/${command.article}.md`)).toBe(true)
    }
  })

  it.each([
    ['leave_request', false, ['Sisa cuti saya', 'Aturannya', 'Hubungi BKPP']],
    ['pension_process', false, ['Kapan saya pensiun', 'Aturannya', 'Hubungi BKPP']],
    ['exam', false, ['Syarat kenaikan pangkat', 'Aturannya', 'Hubungi BKPP']],
    ['exam', true, ['Masa perjanjian kerja saya', 'Aturannya', 'Hubungi BKPP']],
    ['attendance', true, ['Hari libur dan cuti bersama', 'Aturannya', 'Hubungi BKPP']],
  ])('%s, contract %s: offers %j', (subject, isContract, labels) => {
    expect(labelsOf(unsupportedReply(subject, { isContract }))).toEqual(labels)
  })

  it.each([
    ['document', 'tidak dibuatkan duplikat'],
    ['appraisal_dispute', 'diperiksa atasan dari pejabat penilai'],
    ['credit_rules', 'DUPAK tidak dipakai lagi'],
    ['bereavement', '**Kami turut berduka cita.'],
    ['system_access', 'Jangan kirim kata sandi atau kode ke siapa pun'],
    ['recruitment', 'tidak terjadi dengan sendirinya'],
    ['leave_request', 'PPPK: cuti tahunan, sakit, melahirkan, dan cuti bersama.'],
  ])('%s says: %s', (subject, words) => {
    expect(wordsOf(unsupportedReply(subject, { isContract: false }))).toContain(words)
  })

  it.each(['toString', 'constructor', '', 'yang belum ada'])('%j gets the general words', (subject) => {
    const reply = unsupportedReply(subject, { isContract: false })
    expect(wordsOf(reply)).toContain('**Soal itu belum bisa saya jawab.**')
    expect(labelsOf(reply)).toEqual(['Apa saja yang bisa ditanyakan', 'Hubungi BKPP'])
  })
})
