/** Numbers said in words become digits: "dua puluh delapan" is 28, "dua ribu dua puluh enam" is 2026, "telung puluh" is 30. */

const units: ReadonlyMap<string, number> = new Map(
  Object.entries({
    nol: 0,
    kosong: 0,
    satu: 1,
    dua: 2,
    tiga: 3,
    empat: 4,
    lima: 5,
    enam: 6,
    tujuh: 7,
    delapan: 8,
    sembilan: 9,
    rong: 2,
    telung: 3,
    patang: 4,
    pat: 4,
    limang: 5,
    nem: 6,
    nenem: 6,
    pitung: 7,
    wolung: 8,
    sangang: 9,
  }),
)
const wholes: ReadonlyMap<string, number> = new Map(
  Object.entries({
    sepuluh: 10,
    sebelas: 11,
    sewelas: 11,
    rolas: 12,
    kalihwelas: 12,
    telulas: 13,
    patbelas: 14,
    limalas: 15,
    gangsalwelas: 15,
    nembelas: 16,
    pitulas: 17,
    wolulas: 18,
    sangalas: 19,
    selikur: 21,
    rolikur: 22,
    telulikur: 23,
    patlikur: 24,
    selawe: 25,
    nemlikur: 26,
    pitulikur: 27,
    wolulikur: 28,
    sangalikur: 29,
    seket: 50,
    sewidak: 60,
    seratus: 100,
    satus: 100,
    seribu: 1000,
    sewu: 1000,
  }),
)
const scales: ReadonlyMap<string, number> = new Map(
  Object.entries({ puluh: 10, dasa: 10, ratus: 100, atus: 100, ribu: 1000, ewu: 1000 }),
)

/** Single small numbers stay words, as they may be articles ("satu") or places ("dua"). */
export function withNumbersInDigits(words: readonly string[]): string[] {
  const out: string[] = []
  for (let at = 0; at < words.length; ) {
    const width = runAt(words, at)
    const run = words.slice(at, at + width)
    const isCompound = run.some((word) => wholes.has(word) || scales.has(word) || word === 'belas')
    if (width >= 1 && isCompound) out.push(String(sumOf(run)))
    // "satu sembilan delapan lima": a number read out figure by figure.
    else if (width >= 3 && run.every((word) => units.has(word))) out.push(run.map((word) => units.get(word)).join(''))
    else out.push(...(width === 0 ? [words[at] ?? ''] : run))
    at += Math.max(width, 1)
  }
  return out
}

function runAt(words: readonly string[], at: number): number {
  // "tujuh tiga puluh" are two numbers: the hour and its minutes.
  const isBefore = units.has(words[at] ?? '') && units.has(words[at + 1] ?? '') && scales.has(words[at + 2] ?? '')
  if (isBefore) return 1
  let until = at
  while (until < words.length) {
    const word = words[until] ?? ''
    const isNumber = units.has(word) || wholes.has(word) || ((scales.has(word) || word === 'belas') && until > at)
    if (!isNumber) break
    until++
  }
  return until - at
}

function sumOf(run: readonly string[]): number {
  let total = 0
  let group = 0
  let unit = 0
  for (const word of run) {
    const scale = scales.get(word)
    if (word === 'belas') {
      group += 10 + unit
      unit = 0
    } else if (scale === 1000) {
      total += (group + unit || 1) * 1000
      group = 0
      unit = 0
    } else if (scale !== undefined) {
      group += (unit || 1) * scale
      unit = 0
    } else if (wholes.has(word)) {
      const whole = wholes.get(word) ?? 0
      if (whole === 1000) total += whole
      else group += whole
    } else unit = units.get(word) ?? 0
  }
  return total + group + unit
}
