/** Short questions that lean on an answer about the person's own data: "yang kurang apa", "siapa yang pegang", "kapan itu". */
import type { Ask, Command, Topic } from './command.ts'
import type { DialogueState } from './state.ts'

interface Leaning {
  /** The whole text, its small words taken away. */
  readonly asks: RegExp
  readonly command: Command
}

const ask = (topic: Topic): Command => ({ name: 'ask', topic })
const article = (slug: string): Command => ({ name: 'policy', article: slug })

const lacks =
  /^(?:(?:punyaku|punya saya) )?(?:(?:yang|masih) )*(?:kurang(?:nya)?|kurange)(?: (?:apa|opo|berapa|pira)(?: saja)?)?$|^apa yang kurang$/
const soonest = /^(?:(?:kapan )?paling cepat(?:nya)?(?: kapan)?|kapan(?: paling cepat)?(?:nya)?(?: itu)?)$/
const holder =
  /^(?:siapa|sapa|sopo) (?:yang |sing )?(?:pegang|megang|proses|memproses|nangani|menangani|nyekel)$|^(?:di|ke) (?:siapa|mana)$|^(?:posisinya|sampai) (?:di )?mana$/
const sinceWhen = /^(?:(?:dari|sejak|mulai|wiwit) kapan|kapan mulai)(?: di (?:situ|sana))?$/
const dateOf = /^tmt(?: ?nya)?(?: kapan)?$/
const conditions = /^(?:syarat|syaratnya|syarate)(?: (?:apa|opo)(?: saja)?)?$/
const proposer =
  /^(?:yang )?(?:ngusulin|ngusulkan|ngusulke|mengusulkan|usul)(?: (?:siapa|sopo))?$|^(?:siapa|sopo) yang (?:ngusulin|mengusulkan)$/
const countedFrom = /^(?:di)?hitung(?:nya)? dari (?:apa|mana)(?: saja)?$/
const which = /^yang (?:(?:triwulan|tw) (?:berapa|mana)|mana|(?:telat|terlambat|belum)(?: (?:yang )?(?:apa|mana))?)$/
const remainder = /^sisa(?:nya)? berapa$/
const lost = /^(?:sisa(?:nya)? )?hangus$/
const unfilled = /^(?:kalau |kalo |nek )?(?:ga|gak|nggak|tidak|ora|belum) (?:diisi|ngisi|mengisi|dikerjakan)\b/
const nearest = /^yang paling (?:dekat|cepat)$|^yang .{3,40} (?:(?:tgl|tanggal) berapa|kapan)$/
const whereTo = /^(?:lapor|laporan|lapornya|ngadu|melapor) (?:(?:ke ?)?(?:mana|siapa)|kemana)$/
const applying = /^(?:ajukan|ngajukan|ajuin|mengajukan|diajukan)\b/
const ofSecondPost = /^(?:yang |sing )?plt(?:nya)? (?:(?:dari|sejak|mulai|wiwit) kapan|kapan)$/

/** What each may be asked about, by the topic that was answered; who it is about, the answer itself says. */
const byTopic: Partial<Record<Topic, readonly Leaning[]>> = {
  'proposal.status': [holder, sinceWhen, dateOf, lacks].map((asks) => ({ asks, command: ask('proposal.status') })),
  'promotion.next': [
    { asks: soonest, command: ask('promotion.next') },
    { asks: lacks, command: ask('promotion.requirements') },
  ],
  'promotion.requirements': [
    { asks: soonest, command: ask('promotion.next') },
    { asks: lacks, command: ask('promotion.requirements') },
  ],
  'raise.next': [{ asks: soonest, command: ask('raise.next') }],
  'retirement.date': [
    { asks: soonest, command: ask('retirement.date') },
    { asks: dateOf, command: ask('retirement.date') },
  ],
  'career.award': [
    { asks: proposer, command: article('satyalancana') },
    { asks: conditions, command: article('satyalancana') },
  ],
  'career.post': [sinceWhen, ofSecondPost].map((asks) => ({ asks, command: ask('career.post') })),
  'career.rank': [sinceWhen, dateOf].map((asks) => ({ asks, command: ask('career.rank') })),
  'career.index': [{ asks: countedFrom, command: article('ip-asn') }],
  'appraisal.status': [
    { asks: which, command: ask('appraisal.status') },
    { asks: lacks, command: ask('appraisal.status') },
    { asks: unfilled, command: article('akibat-predikat-rendah') },
  ],
  'training.registrations': [{ asks: nearest, command: ask('training.registrations') }],
  'training.hours': [{ asks: lacks, command: ask('training.hours') }],
  'leave.balance': [
    { asks: remainder, command: ask('leave.balance') },
    { asks: lost, command: article('sisa-cuti-tahun-lalu') },
  ],
}

/** A matter named by one word beside nothing but small words: "kgb juga?", "and my promotion?". */
const named: readonly (readonly [RegExp, Topic])[] = [
  [/^(?:kgb|kgbku|kgbnya)$/, 'raise.next'],
  [/^(?:promotion|(?:kenaikan|naik) pangkat)$/, 'promotion.next'],
  [/^(?:pensiun|pensiunku|retirement)$/, 'retirement.date'],
]
const besides = /\b(?:juga|kan|tetep|tetap|jalan|and|my|what about|punyaku)\b/g

/** Take nothing from what is asked. */
const small =
  /\b(?:terus|trus|trs|lha|nah|oh|oke|ok|min|mas|mbak|pak|bu|kak|ya|yaa?|sih|dong|to|tho|ki|deh|dulu|dl|sekarang|saiki|itu|kuwi|tadi)\b/g
const spellings: readonly (readonly [RegExp, string])[] = [
  [/\b(?:yg|sing)\b/g, 'yang'],
  [/\b(?:brp|pira)\b/g, 'berapa'],
  [/\b(?:kpn|kapane)\b/g, 'kapan'],
  [/\b(?:aja|wae|sj)\b/g, 'saja'],
  [/\b(?:diitung|dietung)\b/g, 'dihitung'],
  [/\b(?:opo)\b/g, 'apa'],
]
const mostWords = 7

/** Null: the text leans on nothing that is known here, and is taken as it was understood. */
export function leaningOnAnswer(
  text: string,
  commands: readonly Command[],
  state: Pick<DialogueState, 'isOnSubject' | 'trail' | 'article'>,
): readonly Command[] | null {
  const [last] = state.trail
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
  if (!state.isOnSubject || !last || words.length === 0 || words.length > mostWords) return null
  const core = withoutSmall(spelled(words.join(' ')))
  const command =
    last.name === 'ask' ? afterAsk(core, last) : last.name === 'unsupported' ? afterSubject(core, last.subject) : null
  const found = command ?? (last.name === 'policy' ? afterArticle(core, state) : null)
  if (found) return [found]
  // After a rule, a matter that is named may be asked about in its light.
  if (last.name !== 'ask' && !commands.every(({ name }) => name === 'none')) return null
  const alone = core.replace(besides, ' ').replace(/\s+/g, ' ').trim()
  const topic = alone === core ? undefined : named.find(([matter]) => matter.test(alone))?.[1]
  return topic ? [ask(topic)] : null
}

function afterAsk(core: string, { topic }: Ask): Command | null {
  const year = /^(?:yang|kalau|kalo) (20\d\d)(?: belum| sudah)?$/.exec(core)?.[1]
  if (year && (topic === 'appraisal.predicate' || topic === 'training.hours')) {
    return { name: 'ask', topic, year: Number(year) }
  }
  return byTopic[topic]?.find(({ asks }) => asks.test(core))?.command ?? null
}

function afterSubject(core: string, subject: string): Command | null {
  // After the rules of angka kredit it is the person's own conditions that tell what is missing.
  if (subject === 'credit_rules' && lacks.test(core)) return ask('promotion.requirements')
  if (subject === 'integrity' && whereTo.test(core)) return { name: 'unsupported', subject }
  return null
}

function afterArticle(
  core: string,
  { article: explained, trail }: Pick<DialogueState, 'article' | 'trail'>,
): Command | null {
  const [, before] = trail
  if (explained?.slug.startsWith('cuti-') && applying.test(core)) {
    return { name: 'unsupported', subject: 'leave_request' }
  }
  // No rule says with whom a proposal is: what is explained between is only its wording.
  const isOfProposal = before?.name === 'ask' && before.topic === 'proposal.status'
  return isOfProposal && holder.test(core) ? ask('proposal.status') : null
}

const spelled = (text: string): string =>
  spellings.reduce((written, [spelling, plain]) => written.replace(spelling, plain), text)

const withoutSmall = (text: string): string => text.replace(small, ' ').replace(/\s+/g, ' ').trim()
