/** Every look at the desk at what somebody said or handed in leaves a trace. */
import type { Stores } from '#ports/stores.ts'

export const auditView = (
  stores: Pick<Stores, 'audit'>,
  by: string,
  employeeId: string | null,
  what: string,
  number: number,
): Promise<void> =>
  stores.audit.write({ actor: `desk:${by}`, action: 'desk.viewed', employeeId, detail: { what, number } })

/** One entry for each person whose data the list showed. */
export async function auditList(
  stores: Pick<Stores, 'audit'>,
  by: string,
  what: string,
  rows: readonly { readonly employeeId: string | null }[],
): Promise<void> {
  for (const employeeId of new Set(rows.flatMap((row) => row.employeeId ?? []))) {
    await stores.audit.write({ actor: `desk:${by}`, action: 'desk.listed', employeeId, detail: { what } })
  }
}
