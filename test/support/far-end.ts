/** A platform's far end behind the Sender port: takes what arrives, with its time, and fails on request. */
import type { SendFailure } from '#core/failure.ts'
import type { OutboundMessage } from '#core/message.ts'
import { plainText } from '#core/rich-text.ts'
import type { Pace, Sender } from '#ports/sender.ts'

export interface FarEnd extends Sender {
  readonly arrived: { readonly id: string; readonly address: string; readonly text: string; readonly atMs: number }[]
  /** Resolves when so many have arrived. */
  until(count: number): Promise<void>
  /** Says what happens to a message; undefined: it arrives. */
  respond: (
    message: OutboundMessage,
    onPart: (platformId: string) => void,
  ) => SendFailure | undefined | Promise<SendFailure | undefined>
}

export const unpaced: Pace = { perSecond: null, burst: 1, addressGapMs: 0, concurrency: 100 }

export function createFarEnd(options: { pace?: Partial<Pace>; recognisesRepeats?: boolean } = {}): FarEnd {
  const waiters = new Set<() => void>()
  const farEnd: FarEnd = {
    channel: 'telegram',
    account: 'bot',
    pace: { ...unpaced, ...options.pace },
    recognisesRepeats: options.recognisesRepeats ?? false,
    arrived: [],
    respond: () => undefined,
    async send(message, onPart) {
      const failure = await farEnd.respond(message, onPart)
      if (failure) return { ok: false, problem: failure }
      const { id, address, content } = message
      farEnd.arrived.push({ id, address, text: plainText(content.text), atMs: performance.now() })
      for (const check of waiters) check()
      return { ok: true, value: { platformIds: [`p-${farEnd.arrived.length}`] } }
    },
    until(count) {
      return new Promise((resolve) => {
        const check = (): void => {
          if (farEnd.arrived.length < count) return
          waiters.delete(check)
          resolve()
        }
        waiters.add(check)
        check()
      })
    },
  }
  return farEnd
}
