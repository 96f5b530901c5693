/** HR marks from a list who came to a session. Hours (JP) come from the certificate alone, never from this mark. */
import { failed, ok, type Result } from '#core/result.ts'
import type { Clock } from '#ports/clock.ts'
import type { Transact } from '#ports/stores.ts'

export interface AttendanceList {
  /** NIPs of those who came. */
  readonly present: readonly string[]
  /** NIPs of those who did not; `rest`: everybody else who has a seat and no mark yet. */
  readonly absent: readonly string[] | 'rest'
}

export interface Attendance {
  readonly present: number
  readonly absent: number
  /** NIPs of the list that hold no seat in the session. */
  readonly unknown: readonly string[]
}

/** Marking again corrects the mark before. Refused, in Indonesian, before the first day. */
export type MarkAttendance = (
  session: number,
  list: AttendanceList,
  author: string,
) => Promise<Result<Attendance, readonly string[]>>

export function createMarkAttendance(needs: { transact: Transact; clock: Clock }): MarkAttendance {
  const { transact, clock } = needs
  return (session, { present, absent }, author) =>
    transact(async ({ sessionDesk, audit }) => {
      const kept = await sessionDesk.lock(session)
      if (!kept) return failed([`Pelatihan nomor ${session} tidak ada.`])
      if (kept.cancelledOn) return failed([`Pelatihan nomor ${session} dibatalkan; kehadiran tidak dicatat.`])
      if (Temporal.PlainDate.compare(clock.today(), kept.startsOn) < 0) {
        return failed(['Kehadiran dicatat mulai hari pertama pelatihan.'])
      }
      const both = absent === 'rest' ? [] : absent.filter((nip) => present.includes(nip))
      if (both.length > 0) return failed([`${both.length} NIP tercantum hadir sekaligus tidak hadir.`])
      const came = await sessionDesk.attend(session, present, 'hadir')
      const missed = await sessionDesk.attend(session, absent, 'tidak_hadir')
      const detail = { session, present: came.marked, absent: missed.marked }
      await audit.write({ actor: `desk:${author}`, action: 'session.attended', employeeId: null, detail })
      return ok({ present: came.marked, absent: missed.marked, unknown: [...came.unknown, ...missed.unknown] })
    })
}
