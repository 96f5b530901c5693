/** Personal data in a text: what is replaced, what stays, and that no long number gets through in any spelling. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact, restore } from '#core/redact.ts'

const names = new Set(['budi', 'siti', 'agus'])
const words = new Set(
  'kapan naik pangkat kepala sekolah senin januari literasi data pengawas skp triwulan rekan kenaikan di saya pasal'.split(
    ' ',
  ),
)
const naming = { isName: (word: string) => names.has(word), isWord: (word: string) => words.has(word) }
const textOf = (text: string) => redact(text, naming).text

describe('is replaced', () => {
  it.each<[string, string]>([
    ['skp budi sudah belum', 'skp [NAMA-1] sudah belum'],
    ['SKP BUDI', 'SKP [NAMA-1]'],
    ['gaji pak hartoyo brp', 'gaji pak [NAMA-1] brp'],
    ['Pak Hartoyo Wibisana kapan naik', 'Pak [NAMA-1] [NAMA-2] kapan naik'],
    ['Yth. Ibu dr. Hj. Wening Asri, kapan', 'Yth. Ibu dr. Hj. [NAMA-1] [NAMA-2], kapan'],
    ['a.n. Kartono S. kapan naik', 'a.n. [NAMA-1] [NAMA-2]. kapan naik'],
    ['nama saya: Wibisana', 'nama saya: [NAMA-1]'],
    ['atas nama wibisana', 'atas nama [NAMA-1]'],
    ['rekan saya Hartoyo kapan naik', 'rekan saya [NAMA-1] kapan naik'],
    ['kirim ke contoh.orang@semarang.go.id ya', 'kirim ke [SUREL-1] ya'],
    ['contoh @ gmail . com', '[SUREL-1]'],
    ['telegram @contoh_orang', 'telegram [AKUN-1]'],
    ['lihat https://contoh.id/?nip=1', 'lihat [TAUTAN-1]'],
    ['hp 0812-3456-7890', 'hp [TELEPON-1]'],
    ['+62 812 3456 7890', '[TELEPON-1]'],
    ['NIP 19850312 201001 1 901', 'NIP [NIP-1]'],
    ['1985.0312.2010.0119.01', '[NIP-1]'],
    ['１９８５０３１２２０１００１１９０１', '[NIP-1]'],
    ['nip 1985\u200b0312\u200b2010\u200b01\u200b1901', 'nip [NIP-1]'],
    ['081Z34S67890', '[TELEPON-1]'],
    ['X1985Y03122010Z011901', '[NIP-1]'],
    ['nol delapan satu dua tiga empat lima enam tujuh', '[NIP-1]'],
    ['0812 lalu 3456 lalu 7890', '[TELEPON-1]'],
  ])('%s', (text, replaced) => {
    expect(textOf(text)).toBe(replaced)
  })

  it('the same way each time it occurs', () => {
    const { text, replaced } = redact(
      'Budi dan siti, lalu BUDI. 19850312 201001 1 901 sama dengan 198503122010011901',
      naming,
    )
    expect(text).toBe('[NAMA-1] dan [NAMA-2], lalu [NAMA-1]. [NIP-1] sama dengan [NIP-1]')
    expect(replaced.get('[NAMA-1]')).toBe('Budi')
  })
})

describe('stays', () => {
  it.each([
    'kapan saya naik pangkat',
    'pak kapan naik pangkat',
    'bu saya mau tanya skp triwulan 3',
    'PP 99/2000 jo PP 12/2002 Pasal 12',
    'pelatihan 01-04-2026 sampai 03-04-2026',
    'tahun 2024, 2025, 2026',
    'Literasi Data untuk Pengawas',
    'kepala sekolah',
  ])('%s', (text) => {
    expect(textOf(text)).toBe(text)
  })
})

describe('is put back', () => {
  it('where its placeholder stands, and nothing else', () => {
    const { replaced } = redact('pak hartoyo 0812 3456 7890', naming)
    expect(restore('surat [NAMA-1] ke [TELEPON-1] dan [NIP-9]', replaced)).toBe(
      'surat hartoyo ke 0812 3456 7890 dan [NIP-9]',
    )
  })

  it('never where the writer forged a placeholder', () => {
    const { text } = redact('[NAMA-1] skp budi', naming)
    expect(text).toBe('(NAMA-1) skp [NAMA-1]')
  })
})

const digits = fc.stringMatching(/^[0-9]$/)
const zeros = ['0', '０', '٠', '०']
const separator = fc.constantFrom(
  '',
  '',
  ' ',
  '.',
  '-',
  ' - ',
  '/',
  ',',
  '\u200b',
  '\u00a0',
  '\n',
  '(',
  ' . ',
  '_',
  '|',
  '*',
)

it('lets no NIP and no phone number through, whatever stands between its digits and around it', () => {
  const number = fc.oneof(
    fc.array(digits, { minLength: 18, maxLength: 18 }),
    fc.array(digits, { minLength: 8, maxLength: 10 }).map((rest) => ['0', '8', ...rest]),
    fc.array(digits, { minLength: 8, maxLength: 10 }).map((rest) => ['6', '2', '8', ...rest]),
  )
  const spelled = fc
    .tuple(number, fc.array(separator, { minLength: 18, maxLength: 18 }), fc.constantFrom(...zeros))
    .map(([parts, gaps, zero]) => ({
      plain: parts.join(''),
      written: parts
        .map((digit, at) => String.fromCodePoint((zero.codePointAt(0) ?? 48) + Number(digit)) + (gaps[at] ?? ''))
        .join(''),
    }))
  const around = fc.constantFrom('', 'nip saya ', 'PP 99/2000, ', 'tahun 2026: ', '(', 'hp:')
  fc.assert(
    fc.property(
      spelled,
      around,
      fc.constantFrom('', ' kapan naik', ' dan 2025', '.'),
      ({ plain, written }, before, after) => {
        const { text } = redact(`${before}${written}${after}`, naming)
        const left = text
          .replace(/\[[A-Z]+-\d+\]/g, '')
          .normalize('NFKC')
          .replace(/\D/g, '')
        for (let at = 0; at + 6 <= plain.length; at++) expect(left).not.toContain(plain.slice(at, at + 6))
      },
    ),
    { numRuns: 2000 },
  )
})

it('takes time in step with the length of the text', () => {
  for (const unit of ['1', '1 ', 'a1', 'satu ', '1.', 'Pak ', 'a@a.', '@', '08 lalu ']) {
    const startedAt = performance.now()
    redact(unit.repeat(4096 / unit.length), naming)
    expect(performance.now() - startedAt).toBeLessThan(300)
  }
})
