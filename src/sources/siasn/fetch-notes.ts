/** What HR should know of how SIASN was read, in a few sentences. */
import { formatDate } from '#core/calendar/indonesian-date.ts'
import type { FetchFailure } from './fault.ts'

interface Told {
  readonly asOf: Temporal.PlainDate
  readonly people: number
  readonly failures: readonly FetchFailure[]
  readonly isWhole: boolean
}

export function fetchNotes({ asOf, people, failures, isWhole }: Told): string[] {
  const notes = [`SIASN ditanyai tentang ${people} pegawai. Datanya per ${formatDate(asOf)}.`]
  const lists = new Set(failures.filter(({ person }) => person === null).map(({ sheet }) => sheet))
  const ofPeople = failures.filter(({ person }) => person !== null)
  const concerned = new Set(ofPeople.map(({ person }) => person)).size
  if (ofPeople.length > 0) {
    notes.push(
      `${ofPeople.length} jawaban tidak didapat, menyangkut ${concerned} NIP. Riwayat itu tidak diimpor, sehingga data lamanya tetap berlaku.`,
    )
  }
  for (const sheet of lists) notes.push(`Daftar ${sheet} tidak didapat seutuhnya, sehingga tidak diimpor.`)
  if (!isWhole)
    notes.push('Tidak semua pegawai terjawab, maka pegawai yang tidak ada di sini bukan berarti sudah keluar.')
  return notes
}
