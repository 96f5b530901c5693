/** What limits a promotion's date whatever its path: who decides, and time outside service. */
import { legalStatusAt } from './current.ts'
import type { PersonnelRecord, PnsGrade } from './record.ts'

/** PP 99/2000 and Peraturan BKN 3/2023: the PPK up to IV/b, Kepala BKN for the President to IV/c, the President above. */
export function authorityCaveats(target: PnsGrade | null): readonly string[] {
  if (target === 'IV/c') return ['Ditetapkan Kepala BKN atas nama Presiden, sehingga prosesnya lebih lama.']
  return target === 'IV/d' || target === 'IV/e' ? ['Ditetapkan Presiden, sehingga prosesnya lebih lama.'] : []
}

/** Time on CLTN does not count as service in the rank; during a tugas belajar other rules hold. */
export function spellCaveats(
  record: PersonnelRecord,
  tmtGrade: Temporal.PlainDate,
  asOf: Temporal.PlainDate,
): readonly string[] {
  const caveats: string[] = []
  const status = legalStatusAt(record, asOf)
  const wasAway = record.statuses.some(
    (spell) =>
      spell.status === 'cltn' &&
      Temporal.PlainDate.compare(spell.from, asOf) <= 0 &&
      (spell.until === null || Temporal.PlainDate.compare(spell.until, tmtGrade) > 0),
  )
  if (wasAway || status === 'cltn') {
    caveats.push(
      'Masa CLTN tidak dihitung sebagai masa kerja dalam pangkat; tanggalnya perlu dihitung ulang oleh BKPP.',
    )
  }
  if (status === 'tugas_belajar') {
    caveats.push('Selama tugas belajar berlaku ketentuan tersendiri; pastikan tanggalnya ke BKPP.')
  }
  return caveats
}
