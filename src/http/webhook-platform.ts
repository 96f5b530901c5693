/** What the webhook app needs to know of one messenger: where it calls, how it proves itself, what its body means. */
import type { Inbound } from '#core/message.ts'
import type { DeliveryReceipt } from '#ports/delivery-receipts.ts'

export interface WebhookPlatform {
  /** A metric's label. */
  readonly name: string
  /** Such as `/webhooks/telegram`. */
  readonly path: string
  /** Judges the headers before the body is read, in constant time; absent: only the body can prove it. */
  readonly hasSecret?: (header: (name: string) => string | undefined) => boolean
  /** Judges the body by its signature, byte by byte as it came; absent: the headers were enough. */
  readonly isSigned?: (header: (name: string) => string | undefined, body: Uint8Array<ArrayBuffer>) => Promise<boolean>
  /** The largest body that it sends; absent: 256 KB, many times one message. */
  readonly bodyLimitBytes?: number
  /** Reads the body's JSON. What is ignored is counted by reason. Never throws. */
  readonly read: (payload: unknown) => {
    readonly messages: readonly Inbound[]
    readonly ignored: readonly string[]
    /** What became of messages that we sent. */
    readonly receipts?: readonly DeliveryReceipt[]
  }
  /** Answers the platform's GET that checks the address (WhatsApp Cloud API); null: 403. */
  readonly challenge?: (query: (name: string) => string | undefined) => string | null
}
