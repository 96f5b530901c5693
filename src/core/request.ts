/** What an employee handed in by chat, a certificate or a correction of data, and how far it is. */

export const requestStates = ['menunggu', 'diproses', 'diterima', 'ditolak', 'batal'] as const
export type RequestState = (typeof requestStates)[number]

export interface MyRequest {
  /** Certificates and corrections are numbered each for themselves. */
  readonly kind: 'certificate' | 'correction'
  readonly number: number
  readonly state: RequestState
  /** The certificate's name, or the label of the datum. */
  readonly title: string
  /** See core/personnel/certificate-identity.ts; null for a correction. */
  readonly identity: string | null
  readonly createdAt: Temporal.Instant
  readonly decidedAt: Temporal.Instant | null
  /** What HR answered. */
  readonly answer: string | null
}

export const isOpenRequest = ({ state }: Pick<MyRequest, 'state'>): boolean =>
  state === 'menunggu' || state === 'diproses'
