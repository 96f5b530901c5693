/** What the dialogue reads by itself where the state says what is meant: yes and no, places, corrections, reasons, who writes. */
import { describe, expect, it } from 'vitest'
import type { Command } from '#core/dialogue/command.ts'
import { correctedText, isCorrection, isOwnSlip } from '#core/dialogue/correction-text.ts'
import { leaningOnArticle } from '#core/dialogue/lean-on-article.ts'
import { chosenData } from '#core/dialogue/offered.ts'
import { ordinalsIn, saysAll } from '#core/dialogue/ordinals-text.ts'
import { type DialogueState, freshState } from '#core/dialogue/state.ts'
import { saysNotMe, saysOwner } from '#core/dialogue/stranger-replies.ts'
import { subjectBefore, subjectNamed, withSubject } from '#core/dialogue/subject.ts'
import { withoutTakenBack } from '#core/dialogue/taken-back.ts'
import type { TurnItem } from '#core/dialogue/turn.ts'
import { asksWhy } from '#core/dialogue/why-text.ts'
import { type YesNo, yesNoIn } from '#core/dialogue/yes-no-text.ts'

describe('a short answer where one is waited for', () => {
  it.each<[string, YesNo]>([
    ['ya', 'yes'],
    ['iyaaa', 'yes'],
    ['gas', 'yes'],
    ['yowis gas', 'yes'],
    ['nggih monggo', 'yes'],
    ['boleh deh min', 'yes'],
    ['ok lanjut', 'yes'],
    ['👍', 'yes'],
    ['ya daftarkan saja', 'yes'],
    ['gak jadi', 'no'],
    ['ndak usah', 'no'],
    ['mboten', 'no'],
    ['jangan dulu min', 'no'],
    ['nanti aja', 'no'],
    ['ya tapi yang tanggal 15 aja', 'conditional'],
    ['boleh tapi nanti dulu', 'conditional'],
    ['boleh ga?', null],
    ['ya kapan saya naik pangkat', null],
    ['tidak tahu caranya gimana', null],
    ['', null],
  ])('%j is %j', (text, meant) => {
    expect(yesNoIn(text)).toBe(meant)
  })

  it('agrees by the words of the question itself', () => {
    expect(yesNoIn('batalkan saja', 'cancel')).toBe('yes')
    expect(yesNoIn('iya batalkan', 'cancel')).toBe('yes')
    expect(yesNoIn('gak jadi batal', 'cancel')).toBe('no')
    expect(yesNoIn('batalkan saja', 'register')).toBe('no')
    expect(yesNoIn('ya lepaskan', 'unlink')).toBe('yes')
  })
})

describe('places in a list', () => {
  it.each<[string, readonly number[] | null]>([
    ['1 dan 3', [1, 3]],
    ['1,3', [1, 3]],
    ['daftar 1 sama 2 ya', [1, 2]],
    ['yang pertama karo ketiga', [1, 3]],
    ['2 & 2', [2]],
    ['nomor 2', [2]],
    ['1 hari 3 kali', null],
    ['tanggal 15', null],
    ['daftar', null],
    ['30', null],
  ])('%j names %j', (text, places) => {
    expect(ordinalsIn(text)).toEqual(places)
  })

  it('may be all of it', () => {
    expect(['semua', 'dua-duanya', 'daftar semuanya deh', 'keduanya'].filter(saysAll)).toHaveLength(4)
    expect(saysAll('semua pegawai dinas')).toBe(false)
  })
})

describe('the label of a button', () => {
  const offered = [
    { label: 'Daftar 1', data: 'a' },
    { label: 'Daftar 2', data: 'b' },
    { label: 'Status usulan saya', data: 'c' },
  ]

  it.each([
    ['dafar 1', 'a'],
    ['dfatar 2', 'b'],
    ['daftar 3', null],
    ['sttaus usulan sya', 'c'],
    ['status skp saya', null],
    ['data', null],
  ])('%j means %j', (text, data) => {
    expect(chosenData(text, offered)).toBe(data)
  })
})

describe('a correction', () => {
  it.each([
    ['bukan, maksud saya KGB', 'KGB'],
    ['eh salah, yang bulan januari', 'yang bulan januari'],
    ['dudu, sing SKP', 'sing SKP'],
    ['*pensiun', 'pensiun'],
    ['kgb maksudnya', 'kgb'],
    ['salah', null],
    ['kapan saya naik pangkat', null],
  ])('%j means %j', (text, meant) => {
    expect(correctedText(text)).toBe(meant)
  })

  it('is told from a judgement', () => {
    expect(['eh salah', 'maaf salah kirim', 'typo', 'waduh keliru'].filter(isOwnSlip)).toHaveLength(4)
    expect(['salah', 'jawabannya salah', 'eh salah, yang KGB'].filter(isOwnSlip)).toEqual([])
    expect(isCorrection('salah ketik min')).toBe(true)
  })
})

describe('a burst', () => {
  const text = (said: string, ...commands: Command[]): TurnItem => ({
    kind: 'text',
    text: said,
    commands,
    wasCut: false,
  })
  const promotion: Command = { name: 'ask', topic: 'promotion.next' }
  const raise: Command = { name: 'ask', topic: 'raise.next' }

  it('says what its last message says', () => {
    const slip = text('eh salah', { name: 'deny' })
    expect(withoutTakenBack([text('kapan naik pangkat', promotion), slip, text('kgb', raise)], freshState)).toEqual([
      text('kgb', raise),
    ])
    const corrected = text('maksudnya kgb', raise)
    expect(withoutTakenBack([text('kapan naik pangkat', promotion), corrected], freshState)).toEqual([corrected])
    expect(withoutTakenBack([text('kapan naik pangkat', promotion), text('kgb', raise)], freshState)).toHaveLength(2)
  })

  it('writes nothing when a yes is taken back in it', () => {
    const pending: DialogueState = { ...freshState, pending: { kind: 'register', session: 4 } }
    const no = text('eh gak jadi', { name: 'cancel' })
    expect(withoutTakenBack([text('ya', { name: 'confirm' }), no], pending)).toEqual([no])
  })
})

describe('who writes', () => {
  it.each([
    'saya istrinya',
    'ini anaknya bu sri',
    'maaf ini istri pak budi',
    'bukan hp saya ini',
    'aku bojone',
    'pinjam hp',
  ])('%j is not the owner', (text) => {
    expect(saysNotMe(text)).toBe(true)
  })
  it.each(['istri saya melahirkan', 'anak saya masuk tanggungan?', 'nama istri saya salah', 'saya staf kecamatan'])(
    '%j is the owner',
    (text) => {
      expect(saysNotMe(text)).toBe(false)
    },
  )
  it.each(['ini saya sendiri', 'iki aku dewe, wis bali', 'sekarang saya lagi yang pegang', 'saya yang punya akun'])(
    '%j is the owner again',
    (text) => {
      expect(saysOwner(text)).toBe(true)
    },
  )
  it('is not believed from a denial', () => {
    expect(saysOwner('ini bukan saya sendiri')).toBe(false)
    expect(saysOwner('kapan saya sendiri bisa pensiun')).toBe(false)
  })
})

describe('what a text leans on', () => {
  const rule = { article: { slug: 'cuti-besar', title: 'Cuti besar' }, isOnSubject: true, trail: [] }
  const none: Command = { name: 'none', reason: 'unclear' }

  it('is the rule explained last, where it names nothing of its own', () => {
    for (const text of ['kalau pppk?', 'syaratnya?', 'berapa lama', 'terus cara ngajuinnya gimana']) {
      expect(leaningOnArticle(text, [none], rule)).toEqual([{ name: 'policy', query: `Cuti besar ${text}` }])
    }
    const raise: Command = { name: 'policy', query: 'kalau naik pangkat' }
    expect(leaningOnArticle('terus kalau naik pangkat?', [raise], rule)).toBeNull()
    expect(leaningOnArticle('syaratnya?', [none], { ...rule, isOnSubject: false })).toBeNull()
    expect(leaningOnArticle('syaratnya?', [none], { ...rule, article: null })).toBeNull()
  })

  it('is the matter of a personal answer, where the words are no question of their own', () => {
    const state = withSubject(freshState, { name: 'ask', topic: 'career.contract' })
    expect(leaningOnArticle('terus diperpanjang ga', [none], state)).toEqual([
      { name: 'policy', query: 'Masa perjanjian kerja saya terus diperpanjang ga' },
    ])
    expect(leaningOnArticle('kalau pensiun?', [{ name: 'ask', topic: 'retirement.date' }], state)).toBeNull()
    const strange: Command = { name: 'none', reason: 'out_of_scope' }
    expect(leaningOnArticle('ada diskon apa bulan depan', [strange], state)).toBeNull()
    expect(leaningOnArticle('mengapa bukan 58 tahun', [strange], state)).not.toBeNull()
  })

  it('is the reason of the last answer', () => {
    const state = withSubject(freshState, { name: 'ask', topic: 'raise.next' })
    for (const text of ['dasarnya?', 'dasare opo', 'kok 60 bukan 58', 'kenapa segitu']) {
      expect(asksWhy(text, [none], state)).toBe(true)
    }
    expect(asksWhy('kenapa usulan saya dikembalikan', [{ name: 'ask', topic: 'proposal.status' }], state)).toBe(false)
    expect(asksWhy('dasarnya?', [none], freshState)).toBe(false)
  })

  it('is the subject before, or the one that it names', () => {
    let state = withSubject(freshState, { name: 'ask', topic: 'raise.next' })
    state = withSubject(state, { name: 'ask', topic: 'leave.balance' })
    expect(subjectBefore(state)).toEqual({ name: 'ask', topic: 'raise.next' })
    expect(subjectBefore({ ...state, isOnSubject: false })).toEqual({ name: 'ask', topic: 'leave.balance' })
    expect(subjectNamed('balik ke yang kgb tadi', state)).toEqual({ name: 'ask', topic: 'raise.next' })
    expect(subjectNamed('balik ke yang tadi', state)).toBeNull()
  })
})
