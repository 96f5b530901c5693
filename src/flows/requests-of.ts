/** What one person handed in by chat, certificates and corrections together. */
import type { MyRequest } from '#core/request.ts'
import type { Stores } from '#ports/stores.ts'

/** Of each kind. */
const limit = 50

/** Newest first. */
export async function requestsOf(
  { submissions, corrections }: Pick<Stores, 'submissions' | 'corrections'>,
  employeeId: string,
): Promise<readonly MyRequest[]> {
  const found = [...(await submissions.mine(employeeId, limit)), ...(await corrections.mine(employeeId, limit))]
  return found.sort((a, b) => Temporal.Instant.compare(b.createdAt, a.createdAt))
}
