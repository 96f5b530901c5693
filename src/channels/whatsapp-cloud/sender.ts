/** Sends by the Cloud API: freely within a day of the person's last message, else an approved template or nothing. */
import { z } from 'zod'
import type { SendFailure, SendReceipt } from '#core/failure.ts'
import type { OutboundMessage } from '#core/message.ts'
import { failed, ok, type Result } from '#core/result.ts'
import type { LastHeard } from '#ports/last-heard.ts'
import type { Log } from '#ports/log.ts'
import type { Openings } from '#ports/openings.ts'
import type { Sender } from '#ports/sender.ts'
import { buildMessages, type CloudBody, templateBody } from './build-message.ts'
import type { CloudClient } from './client.ts'
import { trackingOf } from './tracking.ts'
import type { NumberWatch } from './watch-number.ts'

interface SenderNeeds {
  readonly client: CloudClient
  readonly phoneNumberId: string
  readonly lastHeard: LastHeard
  readonly openings: Openings
  readonly watch: Pick<NumberWatch, 'status' | 'templates'>
  readonly log: Log
  /** The machine's own, as Meta counts the day by it. */
  readonly nowMs?: () => number
}

/** Meta's day, less what the way there may take. */
const openMs = 24 * 3_600_000 - 60_000
/** The tier counts people over a moving day; somebody's place comes free some time within it. */
const tierWaitMs = 3_600_000

const takenSchema = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) })

export function createWhatsAppCloudSender(needs: SenderNeeds): Sender {
  const { client, phoneNumberId, lastHeard, openings, watch, log, nowMs = () => Date.now() } = needs

  return {
    channel: 'whatsapp_cloud',
    account: phoneNumberId,
    // https://developers.facebook.com/documentation/business-messaging/whatsapp/throughput: 80 a second; to one person
    // one every 6 seconds, of which 45 may be had ahead.
    pace: { perSecond: 75, burst: 5, addressGapMs: 150, concurrency: 40 },
    recognisesRepeats: false,
    // Meta tells of a message within a second or two, and again for days where our webhook was away.
    receiptWaitMs: 10_000,
    async send(message, onPart): Promise<Result<SendReceipt, SendFailure>> {
      const bodies = await bodiesFor(message).catch(() =>
        failed<SendFailure>({
          kind: 'unreached',
          isInDoubt: false,
          detail: 'the database did not say when they wrote',
        }),
      )
      if (!bodies.ok) return bodies
      const platformIds: string[] = []
      for (let at = message.partsSent; at < bodies.value.length; at++) {
        const sent = await client.post(
          `${phoneNumberId}/messages`,
          {
            messaging_product: 'whatsapp',
            recipient_type: 'individual',
            ...addressee(message.address),
            biz_opaque_callback_data: trackingOf(message.id, bodies.value.length),
            ...bodies.value[at],
          },
          message.attempts,
        )
        if (!sent.ok) {
          const { failure } = sent.problem
          if (failure.kind === 'throttled' && failure.trouble) {
            log.error({ trouble: failure.trouble }, 'Meta stopped the WhatsApp number; messages wait')
          }
          return failed(failure)
        }
        const id = takenSchema.safeParse(sent.value).data?.messages[0]?.id
        if (id === undefined) {
          return failed({ kind: 'unreached', isInDoubt: true, detail: 'an answer without a message id' })
        }
        platformIds.push(id)
        onPart(id)
      }
      return ok({ platformIds })
    },
  }

  async function bodiesFor(message: OutboundMessage): Promise<Result<readonly CloudBody[], SendFailure>> {
    const { content } = message
    const heardMs = await lastHeard.lastHeard(message)
    if (heardMs !== null && nowMs() - heardMs < openMs) {
      const bodies = buildMessages(content)
      return bodies.length > 0 ? ok(bodies) : failed({ kind: 'unsendable', detail: 'the text is empty' })
    }
    const { template } = content
    if (!template) return refused('the 24 hours after the last message are over, and there is no template for it')
    const listed = watch.templates()
    const found = listed?.find(({ name, language }) => name === template.name && language === template.language)
    if (listed && found?.state !== 'APPROVED') {
      return refused(`the 24 hours are over, and the template ${template.name} is ${found?.state ?? 'unknown to Meta'}`)
    }
    const limit = watch.status()?.openingsADay ?? null
    if (limit !== null && (await openings.sinceDay(message)) >= limit) {
      return failed({ kind: 'throttled', waitMs: tierWaitMs, scope: 'message' })
    }
    return ok([templateBody(template)])
  }
}

const refused = (detail: string) => failed<SendFailure>({ kind: 'refused', detail: detail.slice(0, 200) })

/** A business-scoped user id holds a full stop, a phone number does not. */
const addressee = (address: string): object => (address.includes('.') ? { recipient: address } : { to: address })
