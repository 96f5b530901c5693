/** Certificates that employees hand in by chat, until HR accepts or refuses them. */
import type { MyRequest, RequestState } from '#core/request.ts'
import type { Result } from '#core/result.ts'

export interface CertificateDraft {
  readonly name: string
  /** As printed; null: it has none. */
  readonly number: string | null
  readonly provider: string
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate
  readonly hours: number
  /** SIASN's code of the form of training, 1-25. */
  readonly form: number
  readonly attachmentId: string | null
}

export interface Submission extends Omit<CertificateDraft, 'provider' | 'startsOn'> {
  readonly provider: string | null
  readonly startsOn: Temporal.PlainDate | null
  /** What people call it: "kiriman nomor 41". */
  readonly id: number
  readonly employeeId: string
  readonly employeeName: string
  readonly unitName: string
  readonly state: RequestState
  readonly createdAt: Temporal.Instant
}

export interface Decision {
  /** Who decided. */
  readonly by: string
}

/** `duplicate`: the person has this certificate already. */
export type DecisionProblem = 'unknown' | 'decided' | 'duplicate'

export interface Submissions {
  /** Until the transaction ends, nobody else hands anything in for this person. */
  takeTurn(employeeId: string): Promise<void>
  /** The person's own, newest first. */
  mine(employeeId: string, limit: number): Promise<readonly MyRequest[]>
  /** The number it got. An attachment that is not the person's own is left out. */
  add(employeeId: string, draft: CertificateDraft): Promise<number>
  /** Those that wait, oldest first. */
  waiting(limit: number): Promise<readonly Submission[]>
  find(id: number): Promise<Submission | null>
  /** Accepted, it becomes an approved certificate with these hours; refused, it keeps the reason. Each once. */
  decide(
    id: number,
    verdict: Decision & ({ readonly hours: number } | { readonly why: string }),
  ): Promise<Result<Submission, DecisionProblem>>
}
