/** What goes along with a message and comes back with its statuses: our row's id and which part it is. */

interface Tracked {
  readonly outboundId: string
  /** The message has no other part. */
  readonly isWhole: boolean
}

export const trackingOf = (outboundId: string, parts: number): string => `${outboundId}/${parts}`

/** Null: not ours, such as what another program sent from the same number. */
export function readTracking(text: string | undefined): Tracked | null {
  const [, outboundId, parts] = /^([0-9a-f]{32})\/(\d{1,3})$/.exec(text ?? '') ?? []
  return outboundId === undefined ? null : { outboundId, isWhole: parts === '1' }
}
