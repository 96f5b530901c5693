/** How somebody is addressed in a message that HR sets off. */
import { addressWord } from '#core/answers/address-word.ts'
import type { Stores } from '#ports/stores.ts'

export async function addressWordOf(stores: Pick<Stores, 'personnel'>, employeeId: string | null): Promise<string> {
  return addressWord(employeeId === null ? null : await stores.personnel.record(employeeId))
}
