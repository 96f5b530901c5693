/** What answers about holidays rest on, and what of it may still move. */
import type { Holiday } from '../calendar/holidays.ts'

/** What the listed days rest on; a day that a minister still fixes may move. */
export function holidayLimits(holidays: readonly Holiday[]) {
  const names = [...new Set(holidays.flatMap(({ source }) => source.split('; ')))]
  const waiting = [
    ...new Set(holidays.filter(({ status }) => status === 'menunggu_keppres').map(({ date }) => date.year)),
  ]
  const caveats = waiting.map((year) => `Cuti bersama ASN ${year} masih menunggu Keppres.`)
  if (holidays.some(({ name }) => /idulfitri|iduladha/i.test(name))) {
    caveats.push('Idulfitri dan Iduladha mengikuti penetapan Menteri Agama.')
  }
  return { basis: names.map((name) => ({ name })), caveats }
}
