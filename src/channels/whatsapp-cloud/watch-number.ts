/** Keeps an eye on the number: token, quality, tier and templates, and says aloud when it can't be used. */
import type { AccountTrouble } from '#core/failure.ts'
import type { ChannelPauses } from '#ports/channel-pause.ts'
import type { Log } from '#ports/log.ts'
import type { Metrics } from '#ports/metrics.ts'
import type { CloudClient } from './client.ts'
import { type CloudTemplate, type NumberStatus, readNumberStatus, readTemplates } from './number-status.ts'

export interface NumberWatch {
  /** Null: not known yet. */
  status(): NumberStatus | null
  /** As listed last; null: not known yet. */
  templates(): readonly CloudTemplate[] | null
  /** Looks at once and then from time to time, until the signal is aborted. Never rejects. */
  run(signal: AbortSignal): Promise<void>
}

interface WatchNeeds {
  readonly client: CloudClient
  readonly phoneNumberId: string
  readonly pauses: ChannelPauses
  readonly log: Log
  readonly metrics?: Metrics | undefined
  readonly nowMs: () => number
  readonly everyMs?: number
  /** While something is wrong. */
  readonly soonMs?: number
}

const complaints: Record<AccountTrouble, string> = {
  not_authorised:
    'Meta does not accept WHATSAPP_CLOUD_TOKEN for WHATSAPP_CLOUD_PHONE_NUMBER_ID: messages wait until it is put right',
  restricted:
    'Meta has restricted or locked the WhatsApp number: see the account in the WhatsApp Manager; messages wait',
  not_set_up: 'the WhatsApp number is not registered or not paid for: see the WhatsApp Manager; messages wait',
}

export function createNumberWatch(needs: WatchNeeds): NumberWatch {
  const { client, phoneNumberId, pauses, log, metrics, nowMs, everyMs = 300_000, soonMs = 30_000 } = needs
  let status: NumberStatus | null = null
  let templates: readonly CloudTemplate[] | null = null
  let said = ''

  return {
    status: () => status,
    templates: () => templates,
    async run(signal) {
      while (!signal.aborted) {
        const isWell = await look()
        await rest(isWell ? everyMs : soonMs, signal)
      }
    },
  }

  async function look(): Promise<boolean> {
    const found = await readNumberStatus(client, phoneNumberId)
    if (!found.ok) {
      const { failure, error } = found.problem
      // To look at the number takes a right that sending does not need: only a token that is no good at all stops it.
      const isRight = failure.kind === 'throttled' && failure.trouble === 'not_authorised' && error?.code !== 190
      const trouble = failure.kind === 'throttled' && !isRight ? failure.trouble : undefined
      const why = 'detail' in failure ? failure.detail : error?.title
      if (trouble) say('error', complaints[trouble])
      else say('warn', 'Meta does not say how the WhatsApp number is', { why })
      // Longer than until the next look, so that a number in trouble stays in trouble until it is seen to be well.
      if (trouble) await stop(trouble, soonMs * 2)
      metrics?.set('whatsapp_cloud_usable', trouble ? 0 : 1)
      return false
    }
    status = found.value
    const isBlocked = status.canSend === 'BLOCKED'
    metrics?.set('whatsapp_cloud_usable', isBlocked ? 0 : 1)
    if (isBlocked) await stop('restricted', everyMs * 2)
    if (status.businessAccountId !== null) {
      const listed = await readTemplates(client, status.businessAccountId)
      if (listed.ok) {
        templates = listed.value
        metrics?.set('whatsapp_cloud_templates', templates.filter(({ state }) => state === 'APPROVED').length)
      }
    }
    const { quality, openingsADay, canSend } = status
    if (isBlocked) say('error', complaints.restricted)
    else
      say(quality === 'RED' || quality === 'YELLOW' ? 'warn' : 'info', 'WhatsApp is ready', {
        quality,
        openingsADay,
        canSend,
      })
    return !isBlocked
  }

  /** What changed, once. */
  function say(level: 'info' | 'warn' | 'error', message: string, about: object = {}): void {
    const line = JSON.stringify([level, message, about])
    if (line !== said) log[level]({ channel: 'whatsapp_cloud', ...about }, message)
    said = line
  }

  async function stop(trouble: AccountTrouble, ms: number): Promise<void> {
    await pauses.pause('whatsapp_cloud', phoneNumberId, nowMs() + ms, trouble).catch((error: unknown) => {
      log.error({ err: error }, 'the trouble with the WhatsApp number could not be written down')
    })
  }
}

/** Resolves after `ms`, or as soon as the signal is aborted. */
function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
    if (signal.aborted) done()
  })
}
