/** Who works by an agreement: PPPK have no promotion, and the agreement is what they look ahead to. */
import type { EmploymentKind } from '../personnel/record.ts'

export function isContractKind(kind: EmploymentKind): boolean {
  return kind === 'pppk' || kind === 'pppk_paruh_waktu'
}
