/** Why a message did not go out: a closed set, so that every channel maps its errors onto the same five decisions. */

export type SendFailure =
  /**
   * The platform asks us to wait: the whole channel account pauses, what nobody asked for (reminders, broadcasts),
   * everything to this address, or this message alone.
   * `trouble`: the account stands still until a person has seen to it, and what for.
   */
  | {
      readonly kind: 'throttled'
      readonly waitMs: number
      readonly scope: 'account' | 'bulk' | 'address' | 'message'
      readonly trouble?: AccountTrouble
    }
  /** Not known to have arrived, or the platform is broken; try again. `isInDoubt`: it may have arrived. */
  | { readonly kind: 'unreached'; readonly isInDoubt: boolean; readonly detail: string }
  /** Never again to this address until the person writes (blocked, deactivated). */
  | { readonly kind: 'stopped'; readonly detail: string }
  /** Trying again will not help (chat not found, rights). */
  | { readonly kind: 'refused'; readonly detail: string }
  /** We built something that the platform does not take. */
  | { readonly kind: 'unsendable'; readonly detail: string }

/** Why a channel account stands still for more than a moment: a closed set, fit for an operator's eye. */
export type AccountTrouble =
  /** The platform does not accept our token or our right to send. */
  | 'not_authorised'
  /** The platform has restricted or blocked the account. */
  | 'restricted'
  /** The account is not registered, or not paid for. */
  | 'not_set_up'

/** What the platform said of a message that it took. */
export interface SendReceipt {
  /** The platform's ids of the parts, in order. */
  readonly platformIds: readonly string[]
}
