/** The data that an employee can say is wrong: what it is called, what is recorded, and how its name is typed. */
import { formatDate, formatDateRange } from '../calendar/indonesian-date.ts'
import { contractSpan } from './contract.ts'
import { currentPost, currentRank, highestEducation, recognisedEducation } from './current.ts'
import { educationNames } from './education-names.ts'
import { gradeLabel } from './grades.ts'
import { predicateName } from './predicate.ts'
import type { PersonnelRecord } from './record.ts'

export const correctableFields = [
  'rank',
  'post',
  'unit',
  'education',
  'raise',
  'certificate',
  'appraisal',
  'leave',
  'name',
  'birth_date',
  'contract',
  'supervisor',
  'phone',
] as const
export type Correctable = (typeof correctableFields)[number]

interface Datum {
  readonly label: string
  /** What kind of imported fact it is, which tells how old it is. */
  readonly kind: string
  /** Never more than one line. */
  readonly recorded: (record: PersonnelRecord, today: Temporal.PlainDate) => string
  /** Words, normalised, that name it in a sentence; the first datum that one of them fits is meant. */
  readonly words: RegExp
}

const nothing = 'belum ada'

/** Neither discipline nor sums of money are among them: they are not shown in a chat. */
const data: Readonly<Record<Correctable, Datum>> = {
  rank: {
    label: 'Pangkat dan TMT',
    kind: 'rank',
    recorded(record, today) {
      const rank = currentRank(record, today)
      return rank ? `${gradeLabel(rank.grade)}, TMT ${formatDate(rank.tmt)}` : nothing
    },
    words: /\b(?:pangkat|golongan|ruang|i{1,3}\/[a-d]|iv\/[a-e]|cpns|masa kerja)\b/,
  },
  post: {
    label: 'Jabatan dan TMT',
    kind: 'post',
    recorded(record, today) {
      const post = currentPost(record, today)
      return post ? `${post.title}, TMT ${formatDate(post.tmt)}` : nothing
    },
    words: /\b(?:jabatan|fungsional|pelaksana|jenjang)\b/,
  },
  unit: {
    label: 'Unit kerja',
    kind: 'employee',
    recorded: ({ unitName, agencyName }) => (unitName === agencyName ? unitName : `${unitName}, ${agencyName}`),
    words: /\b(?:unit|opd|dinas|kantor|mutasi|pindah)\b/,
  },
  education: {
    label: 'Pendidikan dan gelar',
    kind: 'education',
    recorded(record, today) {
      const entry = recognisedEducation(record, today) ?? highestEducation(record, today)
      if (!entry) return nothing
      const state = entry.isRecognised ? '' : ', belum tercantum di BKN'
      return `${educationNames[entry.level]} ${entry.programme}, lulus ${formatDate(entry.graduatedOn)}${state}`
    },
    words: /\b(?:pendidikan|ijazah|gelar|s[123]|d[34]|sma|sarjana|magister)\b/,
  },
  raise: {
    label: 'KGB terakhir',
    kind: 'raise',
    recorded(record) {
      const newest = record.raises.toSorted((a, b) => Temporal.PlainDate.compare(b.tmt, a.tmt))[0]
      return newest ? `${newest.grade}, TMT ${formatDate(newest.tmt)}` : nothing
    },
    words: /\b(?:kgb|berkala)\b/,
  },
  certificate: {
    label: 'Sertifikat dan JP',
    kind: 'certificate',
    recorded(record, today) {
      const ofYear = record.certificates.filter(({ startsOn, endsOn }) => (endsOn ?? startsOn)?.year === today.year)
      return `${ofYear.length} sertifikat di tahun ${today.year}`
    },
    words: /\b(?:sertifikat|jp|jam pelajaran|diklat|pelatihan|bimtek)\b/,
  },
  appraisal: {
    label: 'Predikat SKP',
    kind: 'appraisal',
    recorded(record) {
      const rated = record.appraisals.filter(({ predicate }) => predicate !== null)
      const newest = rated.toSorted((a, b) => b.year - a.year)[0]
      return newest?.predicate ? `${newest.year}: ${predicateName(newest.predicate)}` : nothing
    },
    words: /\b(?:skp|predikat|kinerja)\b/,
  },
  leave: {
    label: 'Cuti',
    kind: 'leave',
    recorded(record, today) {
      const year = record.leave.find((each) => each.year === today.year)
      return year ? `${year.used} hari terpakai di tahun ${today.year}` : nothing
    },
    words: /\bcuti\b/,
  },
  name: { label: 'Nama', kind: 'employee', recorded: ({ displayName }) => displayName, words: /\bnama\b/ },
  birth_date: {
    label: 'Tanggal lahir',
    kind: 'employee',
    recorded: ({ birthDate }) => formatDate(birthDate),
    words: /\blahir\b/,
  },
  contract: {
    label: 'Perjanjian kerja',
    kind: 'contract',
    recorded(record, today) {
      const span = contractSpan(record.contracts, today)
      return span ? formatDateRange(span.startsOn, span.endsOn) : nothing
    },
    words: /\b(?:kontrak|perjanjian)\b/,
  },
  supervisor: {
    label: 'Atasan langsung',
    kind: 'employee',
    recorded: ({ supervisor }) => (supervisor ? `${supervisor.displayName}, ${supervisor.postTitle}` : nothing),
    words: /\b(?:atasan|pejabat penilai)\b/,
  },
  phone: {
    label: 'Nomor telepon',
    kind: 'employee',
    recorded: () => 'tidak ditampilkan di percakapan',
    words: /\b(?:nomor hp|hp|telepon|ponsel|whatsapp|wa)\b/,
  },
}

export const correctableLabel = (field: Correctable): string => data[field].label

export const isCorrectable = (text: string): text is Correctable =>
  (correctableFields as readonly string[]).includes(text)

/** A PPPK has an agreement and no periodic promotion; a PNS has no agreement. */
export function correctableFor(record: Pick<PersonnelRecord, 'kind'>): readonly Correctable[] {
  const isContract = record.kind === 'pppk' || record.kind === 'pppk_paruh_waktu'
  return correctableFields.filter((field) => field !== 'contract' || isContract)
}

/** What is recorded today, in words, with the day on which it was true. */
export function recordedDatum(
  field: Correctable,
  record: PersonnelRecord,
  today: Temporal.PlainDate,
): { readonly text: string; readonly asOf: Temporal.PlainDate } {
  const { recorded, kind } = data[field]
  return { text: recorded(record, today), asOf: record.factDates[kind] ?? record.dataAsOf }
}

/** Which datum a sentence is about; null when it names none. `words` normalised. */
export function correctableIn(words: readonly string[]): Correctable | null {
  const text = words.join(' ')
  // The most particular first: "nama jabatan saya salah" is about the post.
  const order: readonly Correctable[] = [
    'birth_date',
    'raise',
    'appraisal',
    'leave',
    'certificate',
    'contract',
    'supervisor',
    'phone',
    'education',
    'rank',
    'post',
    'unit',
    'name',
  ]
  return order.find((field) => data[field].words.test(text)) ?? null
}
