/** "tgl 24 libur ga" after the holidays of December: the day of that month, where no month is named with it. */
import { monthOf } from '../language/months.ts'
import type { Ask, Command } from './command.ts'

const here = /\b(?:ini|iki|depan|dpn|ngarep|besok|sesuk|lusa)\b|\d\s*[/-]\s*\d/i

export function leaningOnMonth(
  text: string,
  commands: readonly Command[],
  lastAsk: Ask | null,
  today: Temporal.PlainDate,
): readonly Command[] {
  const day = Number(/\b(?:tgl|tanggal|tg)\.?\s*(\d{1,2})\b/i.exec(text)?.[1] ?? 0)
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const month = lastAsk?.fromMonth
  if (day < 1 || month === undefined || month !== lastAsk?.untilMonth) return commands
  if (here.test(text) || words.some((word) => monthOf(word) !== undefined)) return commands
  const first = Temporal.PlainYearMonth.from(month)
  if (day > first.daysInMonth) return commands
  const date = first.toPlainDate({ day })
  if (Temporal.PlainDate.compare(date, today) < 0) return commands
  return commands.map((command) =>
    command.name === 'ask' && command.date !== undefined ? { ...command, date: date.toString() } : command,
  )
}
