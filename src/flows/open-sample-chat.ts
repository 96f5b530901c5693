/** Opens a chat as an invented employee: a new address, bound to nobody but one of the sample's people. */
import type { Address } from '#core/message.ts'
import { failed, ok, type Result } from '#core/result.ts'
import type { SampleCity, SampleEmployee } from '#ports/sample-city.ts'
import type { Transact } from '#ports/stores.ts'

export interface SampleChat {
  readonly address: Address
  readonly employee: SampleEmployee
}

export type OpenSampleChat = (
  channel: 'browser' | 'terminal',
  employeeId: string,
) => Promise<Result<SampleChat, 'unknown_employee'>>

/**
 * The address is new and random each time, so no bond that exists is touched, and it names nobody who did not open it.
 * `account` is our side's name on these channels.
 */
export function createOpenSampleChat(needs: {
  sample: SampleCity
  transact: Transact
  account: string
}): OpenSampleChat {
  return async (channel, employeeId) => {
    const employee = await needs.sample.find(employeeId)
    if (employee === null) return failed('unknown_employee')
    const address: Address = { channel, account: needs.account, address: crypto.randomUUID() }
    await needs.transact(async (stores) => {
      await stores.bonds.bind(address, employee.employeeId, 'sample', null)
      await stores.audit.write({
        actor: 'coba',
        action: 'bond.sample',
        employeeId: employee.employeeId,
        detail: { channel },
      })
    })
    return ok({ address, employee })
  }
}
