/** Takes long numbers out of a text, however they are spelled: in groups, mixed with letters, or in words. */

type Place = (kind: string, value: string) => string

const digitWords =
  'nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belas|puluh|ratus|seratus|ribu|seribu|siji|loro|telu|papat|limo|nem|pitu|wolu|songo|kali|dobel|double|strip|spasi|titik'
/** Seven or more digits in a row of which some are spoken, and what people put between two of them. */
const spoken = new RegExp(
  `(?<![\\p{L}\\d[-])(?:\\d+|${digitWords})(?:[^\\p{L}\\d[\\]]{1,4}(?:\\d+|(?:${digitWords})(?!\\p{L}))){6,}`,
  'giu',
)
/** "0812 lalu 3456 lalu 7890": groups with a short word between them. */
const interrupted = /(?<![\d[-])\d{2,}(?:[^\p{L}\d[\]]*\p{L}{0,6}[^\p{L}\d[\]]*\d{2,}){2,}/gu
const grouped = /(?<!\[\p{L}{1,9}-)\+?\d(?:[^\p{L}\d]{0,4}\d){8,}/gu
/** 01-04-2023, 2023-04-01 and 1.4.2023: no number of a person. */
const date = /^\D{0,3}(?:\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}|(?:19|20)\d{2}-\d{1,2}-\d{1,2})\D{0,3}$/

/** Long runs are a NIP; those that begin like a mobile number are a phone. Law numbers, dates, years and sums stay. */
export function withoutNumbers(text: string, place: Place): string {
  return text
    .replace(grouped, (run) => (isList(run) ? run : place(kindOf(run), run)))
    .replace(/\S+/g, (token) => {
      if (token.includes('[') || date.test(token)) return token
      const digits = token.replace(/\D/g, '')
      return digits.length >= 7 ? place(kindOf(digits), token) : token
    })
    .replace(spoken, (run) => place('NIP', run))
    .replace(interrupted, (run) => (digitsBesideYears(run) >= 9 ? place(kindOf(run), run) : run))
}

const kindOf = (run: string): string => (/^\D*(?:62|0)?8\d{8,11}$/.test(run.replace(/\D/g, '')) ? 'TELEPON' : 'NIP')

/** "2024, 2025 dan 2026": years alone, or two dates with a dash. */
function isList(run: string): boolean {
  return (
    /^(?:19|20)\d{2}(?:\s?[,/&-]\s?(?:19|20)\d{2}){2,}$/.test(run) ||
    /^\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}\s?[-–]\s?\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}$/.test(run)
  )
}

const digitsBesideYears = (run: string): number =>
  run.replace(/(?<!\d)(?:19|20)\d{2}(?!\d)/g, '').replace(/\D/g, '').length
