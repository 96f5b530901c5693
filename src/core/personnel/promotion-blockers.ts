/** What stands against any promotion, whatever its path: legal status, discipline, probation. */
import { formatDate } from '../calendar/indonesian-date.ts'
import { legalStatusAt } from './current.ts'
import type { Condition } from './finding.ts'
import { failed, open } from './finding-text.ts'
import type { LegalStatus, PersonnelRecord } from './record.ts'

const blockingStatuses: Partial<Record<LegalStatus, string>> = {
  cltn: 'Sedang cuti di luar tanggungan negara (CLTN)',
  pemberhentian_sementara: 'Sedang diberhentikan sementara',
  hukuman_disiplin: 'Sedang menjalani hukuman disiplin',
  mpp: 'Sedang masa persiapan pensiun (MPP)',
}

/** Only what is not met; somebody in good standing gets an empty list. What ends before `date` is open, not failed. */
export function promotionBlockers(
  record: PersonnelRecord,
  date: Temporal.PlainDate,
  asOf: Temporal.PlainDate,
): readonly Condition[] {
  const conditions: Condition[] = []
  if (record.kind === 'cpns') conditions.push(open('Sudah diangkat menjadi PNS'))
  const status = legalStatusAt(record, asOf)
  const running = record.discipline.filter(
    ({ severity, from, until }) =>
      severity !== 'ringan' &&
      Temporal.PlainDate.compare(from, asOf) <= 0 &&
      (until === null || Temporal.PlainDate.compare(asOf, until) <= 0),
  )
  for (const { severity, until } of running) {
    const text = `Hukuman disiplin ${severity} ${until ? `sampai ${formatDate(until)}` : 'masih berjalan'}`
    conditions.push(until && Temporal.PlainDate.compare(until, date) < 0 ? open(text) : failed(text))
  }
  const statusText = blockingStatuses[status]
  if (statusText && !(status === 'hukuman_disiplin' && running.length > 0)) {
    const until = record.statuses.find((spell) => spell.status === status && spell.until !== null)?.until
    const endsBefore = until && Temporal.PlainDate.compare(until, date) < 0
    conditions.push(endsBefore ? open(`${statusText}, sampai ${formatDate(until)}`) : failed(statusText))
  }
  return conditions
}
