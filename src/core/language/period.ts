/** The year and quarter of the appraisal that a text speaks of: "tw 4", "triwulan iii 2025", "tahun kemarin". */
import { smallNumber } from './number-words.ts'

export interface Period {
  readonly year?: number
  readonly quarter?: number
  readonly used: readonly number[]
}

export function periodIn(words: readonly string[], today: Temporal.PlainDate): Period {
  let year: number | undefined
  let quarter: number | undefined
  const used: number[] = []
  for (const [at, word] of words.entries()) {
    const next = words[at + 1] ?? ''
    if (/^(?:199\d|20\d\d)$/.test(word)) {
      year = Number(word)
      used.push(at, ...(words[at - 1] === 'tahun' ? [at - 1] : []))
    } else if (word === 'tahun') {
      const shift = /^(?:lalu|kemarin)$/.test(next) ? -1 : next === 'depan' ? 1 : next === 'ini' ? 0 : null
      if (shift === null) continue
      // "triwulan 4 tahun lalu" is last year, "4 tahun lalu" is not.
      const isOfQuarter = /^(?:triwulan|ke|semester|bulan)$/.test(words[at - 2] ?? '')
      const count = shift === -1 && !isOfQuarter ? (smallNumber(words[at - 1]) ?? 1) : 1
      year = today.year + shift * Math.min(count, 30)
      used.push(at, at + 1, ...(count > 1 ? [at - 1] : []))
    } else if (word === 'triwulan') {
      const place = next === 'ke' ? at + 2 : at + 1
      const before = /^(?:pertama|kesatu|kedua|ketiga|keempat)$/.test(words[at - 1] ?? '') ? words[at - 1] : undefined
      const number = smallNumber(words[place]) ?? smallNumber(before)
      const current = Math.ceil(today.month / 3)
      const shift = /^(?:lalu|kemarin)$/.test(next) ? -1 : next === 'depan' ? 1 : next === 'ini' ? 0 : null
      if (number && number <= 4) {
        quarter = number
        if (before !== undefined && smallNumber(words[place]) === null) used.push(at - 1, at)
        else for (let read = at; read <= place; read++) used.push(read)
      } else if (shift !== null) {
        const moved = current + shift
        quarter = moved === 0 ? 4 : moved === 5 ? 1 : moved
        if (moved === 0) year = today.year - 1
        if (moved === 5) year = today.year + 1
        used.push(at, at + 1)
      }
    }
  }
  return { ...(year === undefined ? {} : { year }), ...(quarter === undefined ? {} : { quarter }), used }
}
