/** How a form reads what is typed: a line of text, a whole number, days; each problem said with an example. */
import { reply } from '../answers/reply.ts'
import { daysIn } from '../language/days-text.ts'
import { failed, ok } from '../result.ts'
import type { FormContext, FormReading } from './form.ts'

/** One line, spaces made single. */
export function readLine(key: string, text: string, limits: { least: number; most: number }): FormReading {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length < limits.least) return failed(reply('form.too-short', { paling: limits.least }))
  if (line.length > limits.most) return failed(reply('form.too-long', { paling: limits.most, panjang: line.length }))
  return ok({ [key]: line })
}

/** As written, with its lines. */
export function readText(key: string, text: string, limits: { least: number; most: number }): FormReading {
  const kept = text.trim()
  if (kept.length < limits.least) return failed(reply('form.too-short', { paling: limits.least }))
  if (kept.length > limits.most) return failed(reply('form.too-long', { paling: limits.most, panjang: kept.length }))
  return ok({ [key]: kept })
}

/** "20", "20 JP", "sekitar 20 jam"; a text with two numbers is none. */
export function readWholeNumber(key: string, text: string, limits: { least: number; most: number }): FormReading {
  const example = { dari: limits.least, sampai: limits.most }
  const numbers = text.match(/\d+(?:[.,]\d+)?/g) ?? []
  const [only] = numbers
  if (only === undefined || numbers.length > 1 || /[-−–]\s*\d/.test(text)) {
    return failed(reply('form.number', { ...example, pecahan: false }))
  }
  // "1.000" is a thousand; "7,5" and "7.5" are no whole number.
  const whole = /^\d{1,3}\.\d{3}$/.test(only) ? only.replace('.', '') : only
  const number = Number(whole)
  if (!/^\d+$/.test(whole)) return failed(reply('form.number', { ...example, pecahan: true }))
  if (number < limits.least || number > limits.most) {
    return failed(reply('form.number', { ...example, pecahan: false }))
  }
  return ok({ [key]: number })
}

/** Days that are over: `from` and `until` as ISO dates, both the same for one day. */
export function readPastDays(
  keys: { from: string; until: string },
  text: string,
  { today }: Pick<FormContext, 'today'>,
): FormReading {
  const days = daysIn(text, today)
  if (!days) return failed(reply('form.date'))
  if (Temporal.PlainDate.compare(days.from, days.until) > 0) return failed(reply('form.date-order'))
  if (Temporal.PlainDate.compare(days.until, today) > 0) return failed(reply('form.date-future'))
  if (days.from.year < oldestYear) return failed(reply('form.date'))
  return ok({ [keys.from]: days.from.toString(), [keys.until]: days.until.toString() })
}

const oldestYear = 1960
