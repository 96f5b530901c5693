/** Whether a number format shows a day: only then is a number in the cell a date. */

/** Formats that files name by number alone: 14 to 17 and 22 everywhere, the others in East Asian programs. */
const builtIn = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])

/** `code` is the file's own format for this number, where it has one. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  return code === undefined ? builtIn.has(id) : showsDay(code)
}

function showsDay(code: string): boolean {
  const signs = code
    // Quoted text, an escaped sign, a sign that is repeated or only takes its width; then locale, colour and condition.
    .replace(/"[^"]*"?|[\\*_]./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .split(';', 1)[0]
  if (signs === undefined || /general|standard/i.test(signs)) return false
  // Digits stand for numbers, but for parts of a second.
  if (/[0#?]/.test(signs.replace(/s\.0+/gi, 's'))) return false
  if (/[dy]/i.test(signs)) return true
  // Beside hours or seconds, m is the minute.
  return /m/i.test(signs) && !/[hs]/i.test(signs) && !signs.includes('[')
}
