/** The command that an intent stands for, filled with what the text says beside it. */
import { type Ask, type Command, commandSchema, outOfScopeKinds, topics } from '#core/dialogue/command.ts'
import { correctableIn } from '#core/personnel/correctable.ts'
import { ordinalIn } from './ordinal.ts'
import type { Slots } from './slots.ts'

export interface Said {
  /** Normalised. */
  readonly words: readonly string[]
  readonly slots: Slots
  /** The part of a training's title that the text may contain, as typed. */
  readonly title: string
  /** The question in plain words for the search of articles, without names and numbers of persons. */
  readonly query?: string
}

/** As long as a command carries. */
const limitQuery = 300

const takesBack = /^(?:cabut|tarik|batal|batalkan|lagi|hapus|henti|berhenti|stop|persetujuan|izin|ijin|data)/

/** Null for an intent that no command is known for: a file of examples with a wrong name. */
export function commandOfIntent(intent: string, said: Said): Command | null {
  const topic = topics.find((topic) => topic === intent)
  if (topic) return withSlots({ name: 'ask', topic }, said.slots)
  if (intent === 'training.register' || intent === 'training.wait' || intent === 'training.cancel') {
    const ordinal = ordinalIn(said.words)
    // A number that no list has is no title either: it fits nothing, and is not taken for the only session.
    const stray = said.words.find((word) => /^\d{2,3}$/.test(word)) ?? ''
    const title = ordinal === null ? (said.title.length >= 4 ? said.title.slice(0, 200) : stray) : ''
    return { name: intent, ...(ordinal === null ? {} : { ordinal }), ...(title === '' ? {} : { title }) }
  }
  // "batalkan 2" is about the second of a list; alone it takes back what is waited for.
  const place = intent === 'cancel' ? ordinalIn(said.words) : null
  if (place !== null) return { name: 'training.cancel', ordinal: place }
  if (intent === 'correct_data') {
    const field = correctableIn(said.words)
    return field === null ? { name: intent } : { name: intent, field }
  }
  // Whatever the examples make of "tidak setuju": a consent with a no in it is none.
  if (intent === 'consent.give' && said.words.some((word) => /^(?:tidak|belum|jangan|bukan|not)$/.test(word))) {
    return { name: 'deny' }
  }
  // Nor does "tidak setuju" take back what was agreed to once: that is said with a word for it.
  const isBare = said.words.length <= 4 && !said.words.some((word) => takesBack.test(word))
  if (intent === 'consent.withdraw' && isBare && said.words.includes('setuju')) return { name: 'deny' }
  if (intent === 'greet' || intent === 'thank') return { name: intent, style: 'indonesian' }
  if (intent === 'policy') {
    const query = (said.query ?? '').slice(0, limitQuery).trim()
    return query === '' ? { name: intent } : { name: intent, query }
  }
  const [name = '', detail = ''] = intent.split('.', 2)
  if (name === 'none') {
    const kind = outOfScopeKinds.find((kind) => kind === detail)
    if (kind) return { name, reason: 'out_of_scope', kind }
  }
  const parsed = commandSchema.safeParse(
    name === 'about' || name === 'unsupported'
      ? { name, subject: detail }
      : name === 'refuse' || name === 'none'
        ? { name, reason: detail }
        : { name: intent },
  )
  return parsed.success ? parsed.data : null
}

/** A day or months for the lists of trainings and for holidays, year and quarter for appraisals, the year for hours, the golongan aimed at for promotions; the others take none. */
export function withSlots(ask: Ask, { months, date, year, quarter, rank }: Slots): Ask {
  if (ask.topic === 'training.list' || ask.topic === 'training.recommended' || ask.topic === 'calendar.holidays') {
    const { fromMonth: _, untilMonth: __, date: ___, ...bare } = ask
    if (date) return { ...bare, date }
    return months ? { ...bare, fromMonth: months.from, untilMonth: months.until } : ask
  }
  if (ask.topic.startsWith('appraisal.')) {
    return { ...ask, ...(year === undefined ? {} : { year }), ...(quarter === undefined ? {} : { quarter }) }
  }
  if (ask.topic.startsWith('promotion.') && rank !== undefined) return { ...ask, rank }
  if (ask.topic === 'training.hours' && year !== undefined) return { ...ask, year }
  return ask
}
