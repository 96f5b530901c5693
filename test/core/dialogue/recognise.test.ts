/** What is recognised without an engine: choices by number and words, activation codes, NIPs, the dialogue's own buttons. */
import { describe, expect, it } from 'vitest'
import { activationCodeIn } from '#core/dialogue/activation-code-text.ts'
import { noButton, readDialogueButton, yesButton } from '#core/dialogue/dialogue-data.ts'
import { looksLikeNip, nipPart } from '#core/dialogue/nip-text.ts'
import { chosenData } from '#core/dialogue/offered.ts'
import { choiceSchema } from '#core/message.ts'
import { parseNip } from '#core/personnel/nip.ts'

const offered = [
  { label: 'Kapan saya naik pangkat', data: 'a' },
  { label: 'Daftar 2', data: 'b' },
]

it.each([
  ['1', 'a'],
  ['2.', 'b'],
  [' nomor 2 ', 'b'],
  ['no 1', 'a'],
  ['Kapan saya naik pangkat?', 'a'],
  ['daftar 2', 'b'],
  ['3', null],
  ['0', null],
  ['kapan', null],
  ['', null],
  ['1988', null],
])('%j chooses %j', (text, data) => {
  expect(chosenData(text, offered)).toBe(data)
})

it.each([
  ['ABCD-2345', 'ABCD-2345'],
  ['abcd 2345', 'ABCD-2345'],
  ['abcd2345', 'ABCD-2345'],
  ['kode aktivasi: wxyz-abcd', null],
  ['kode: wxyz-2bcd', 'WXYZ-2BCD'],
  ['WXYZ-ABCD', 'WXYZ-ABCD'],
  ['naik pangkat', null],
  ['baik saja', null],
  ['198802292012122999', null],
  ['19880229', null],
  ['ABC-2345', null],
])('%j holds the code %j', (text, code) => {
  expect(activationCodeIn(text)).toBe(code)
})

describe('a NIP among words', () => {
  it.each([
    '198802292012122999',
    '19880229 201212 2 999',
    'nip saya 198802292012122999',
    '1988 0229 2012',
    '１９８８０２２９２０１２１２２９９９',
  ])('is noticed in %j', (text) => {
    expect(looksLikeNip(text.normalize('NFKC'))).toBe(true)
  })

  it.each(['kapan saya naik pangkat', 'skp 2025', 'ada pelatihan tanggal 8 desember 2026 di balai diklat', ''])(
    'is not seen in %j',
    (text) => {
      expect(looksLikeNip(text)).toBe(false)
    },
  )

  it('is cut out for the check', () => {
    expect(parseNip(nipPart('nip saya: 19880229 201212 2 999 ya'))).toMatchObject({
      ok: true,
      digits: '198802292012122999',
    })
  })
})

describe("the dialogue's own buttons", () => {
  it.each([{ kind: 'register', session: 12 }, { kind: 'cancel', session: 999_999_999 }, { kind: 'unlink' }] as const)(
    'carry their yes to %j',
    (to) => {
      const button = yesButton('Ya', to)
      expect(choiceSchema.safeParse(button).success).toBe(true)
      expect(readDialogueButton(button.data)).toEqual({ kind: 'yes', to })
    },
  )

  it('carry a no', () => {
    expect(readDialogueButton(noButton('Tidak').data)).toEqual({ kind: 'no' })
  })

  it.each([
    '',
    'ask:raise.next',
    '~y',
    '~y:r:0',
    '~y:r:-1',
    '~y:x:1',
    '~y:r:1e3',
    '~y:m:1',
    '~y:m:1:0',
    '~y:r:1:2',
    '~n ',
  ])('are not read from %j', (data) => {
    expect(readDialogueButton(data)).toBeNull()
  })
})
