/** The worker of a channel account's way out: runs wherever the account's lease is held. */
import { createDeliverMessages } from '#flows/deliver-messages.ts'
import type { DeliverNeeds } from '#flows/deliver-needs.ts'

/** Listens to queue `outbound-<channel>` only while it holds the lease: who stands by must not take the holder's rings. */
export function startOutboundWorker(needs: DeliverNeeds): { stop(): Promise<void> } {
  const deliver = createDeliverMessages(needs)
  return { stop: () => deliver.stop() }
}
