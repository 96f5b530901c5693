/** Requests of employees to put a datum right: they change nothing by themselves, HR mends the source. */
import type { Correctable } from '#core/personnel/correctable.ts'
import type { MyRequest, RequestState } from '#core/request.ts'
import type { Result } from '#core/result.ts'

export interface CorrectionDraft {
  readonly field: Correctable
  /** What was recorded when it was said to be wrong. */
  readonly recorded: string
  readonly claim: string
  readonly attachmentId: string | null
}

export interface Correction extends CorrectionDraft {
  /** What people call it: "permintaan nomor 17". */
  readonly id: number
  readonly employeeId: string
  readonly employeeName: string
  readonly unitName: string
  readonly state: RequestState
  readonly createdAt: Temporal.Instant
}

export interface CorrectionAnswer {
  readonly state: 'diterima' | 'ditolak'
  readonly text: string
  /** Who answered. */
  readonly by: string
}

export interface Corrections {
  /** The person's own, newest first. */
  mine(employeeId: string, limit: number): Promise<readonly MyRequest[]>
  /** The number it got. An attachment that is not the person's own is left out. */
  add(employeeId: string, draft: CorrectionDraft): Promise<number>
  /** Those that are not answered yet, oldest first. */
  open(limit: number): Promise<readonly Correction[]>
  find(id: number): Promise<Correction | null>
  /** Taken up (`diproses`) or answered; an answer is given once. */
  move(
    id: number,
    to: { readonly state: 'diproses'; readonly by: string } | CorrectionAnswer,
  ): Promise<Result<Correction, 'unknown' | 'decided'>>
}
