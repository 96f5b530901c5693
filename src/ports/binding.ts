/** Who is behind a chat address: bonds, consents, and the proofs that make a bond. */
import type { Address } from '#core/message.ts'

export type BondMethod = 'phone_and_nip' | 'activation_code' | 'operator' | 'sample'

export interface Bond {
  readonly id: string
  readonly employeeId: string
  readonly method: BondMethod
  readonly platformUserId: string | null
  readonly boundAt: Temporal.Instant
}

export interface Bonds {
  /** The live bond of an address; null also when the employee has left. */
  find(address: Address): Promise<Bond | null>
  /** Ends any live bond of the address first. */
  bind(address: Address, employeeId: string, method: BondMethod, platformUserId: string | null): Promise<Bond>
  /** All addresses with a live bond to the employee. */
  ofEmployee(employeeId: string): Promise<readonly Address[]>
  /** Of the employee's live bonds that can be written to, the chat that wrote last; null: none. */
  lastActive(employeeId: string): Promise<Address | null>
  /** Says whether there was one. */
  end(address: Address, reason: string): Promise<boolean>
}

export interface Consents {
  /** The version of the notice that holds for the address now; null: none or withdrawn. */
  current(address: Address): Promise<string | null>
  give(address: Address, noticeVersion: string): Promise<void>
  withdraw(address: Address): Promise<void>
}

export interface Proofs {
  /** The employee whose recorded phone (E.164) and present NIP are both these; null otherwise, without saying which was wrong. */
  employeeByPhoneAndNip(phone: string, nip: string): Promise<string | null>
  /** Uses up a single-use code and names its employee; null when unknown, used or expired. */
  redeemCode(code: string): Promise<string | null>
  /** Whose recorded number it is, present or not by NIP; of several who share it always the same one; null: nobody's. */
  ownerOf(phone: string): Promise<string | null>
  /** Failed attempts since `since`: of this address, of all addresses of its account, and on `employeeId`. */
  failuresSince(address: Address, employeeId: string | null, since: Temporal.Instant): Promise<Failures>
  recordAttempt(address: Address, employeeId: string | null, succeeded: boolean): Promise<void>
}

export interface Failures {
  readonly ofAddress: number
  readonly ofAccount: number
  readonly onEmployee: number
}

export interface Audit {
  /** Append-only; `detail` holds no personal values. */
  write(entry: {
    actor: string
    action: string
    employeeId: string | null
    detail?: Record<string, string | number | boolean>
  }): Promise<void>
}
