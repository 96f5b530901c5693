/** Why a message did not go out: a closed set, so that every channel maps its errors onto the same five decisions. */

export type SendFailure =
  /** The platform asks us to wait; the whole channel account pauses. */
  | { readonly kind: 'throttled'; readonly waitMs: number; readonly scope: 'account' | 'address' }
  /** Not known to have arrived, or the platform is broken; try again. `isInDoubt`: it may have arrived. */
  | { readonly kind: 'unreached'; readonly isInDoubt: boolean; readonly detail: string }
  /** Never again to this address until the person writes (blocked, deactivated). */
  | { readonly kind: 'stopped'; readonly detail: string }
  /** Trying again will not help (chat not found, rights). */
  | { readonly kind: 'refused'; readonly detail: string }
  /** We built something that the platform does not take. */
  | { readonly kind: 'unsendable'; readonly detail: string }

/** What the platform said of a message that it took. */
export interface SendReceipt {
  /** The platform's ids of the parts, in order. */
  readonly platformIds: readonly string[]
}
