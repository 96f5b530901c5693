/** What WhatsApp's signs of a restriction mean: sending stops at once, and everybody who looks is told. */
import { NewChatMessageCappingStatusType } from '@whiskeysockets/baileys'
import type { SendFailure } from '#core/failure.ts'
import type { SafetySettings } from '#core/whatsapp-safety.ts'
import type { ChannelPauses } from '#ports/channel-pause.ts'
import type { Log } from '#ports/log.ts'
import type { HeardEvents } from './linked.ts'
import { whatsAppWebAccount } from './linked.ts'

export interface Restriction {
  /** Asked before each message; null: nothing is known of a restriction. */
  failure(): SendFailure | null
  /** Chats may not be opened now. */
  mayOpen(): boolean
  /** A message was refused with the code of a restricted number. */
  refused(): SendFailure
  reachoutTimeLock(lock: HeardEvents['reachout-time-lock']): Promise<void>
  capping(info: HeardEvents['message-capping.update']): Promise<void>
}

const place = ['whatsapp_web', whatsAppWebAccount] as const

export function createRestriction(needs: {
  readonly pauses: ChannelPauses
  readonly log: Log
  readonly settings: SafetySettings
  /** The machine's own clock, as WhatsApp names ends by it. */
  readonly machineMs: () => number
  /** Semar's clock, by which pauses are kept: in a rehearsal it is another. */
  readonly nowMs: () => number
}): Restriction {
  const { pauses, log, settings, machineMs } = needs
  const onClock = (endMs: number): number => endMs - machineMs() + needs.nowMs()
  let untilMs = 0
  let cappedUntilMs = 0

  const failure = (): SendFailure | null =>
    untilMs > machineMs()
      ? { kind: 'throttled', waitMs: untilMs - machineMs(), scope: 'account', trouble: 'restricted' }
      : null

  function restrict(endMs: number, sign: string): void {
    untilMs = Math.max(untilMs, endMs)
    log.error(
      { channel: 'whatsapp_web', sign, hours: Math.ceil((untilMs - machineMs()) / 3_600_000) },
      'WhatsApp has restricted the number: nothing is sent until the restriction ends; look at WhatsApp on its phone',
    )
  }

  return {
    failure,
    mayOpen: () => cappedUntilMs <= machineMs(),
    refused() {
      restrict(machineMs() + settings.restrictedMs, 'refused')
      return { kind: 'throttled', waitMs: settings.restrictedMs, scope: 'account', trouble: 'restricted' }
    },
    async reachoutTimeLock({ isActive, timeEnforcementEnds }) {
      // A pause is never shortened: a restriction that is lifted early leaves it to a person to go on.
      if (!isActive) return
      const endMs = timeEnforcementEnds?.getTime() ?? 0
      restrict(endMs > machineMs() ? endMs : machineMs() + settings.restrictedMs, 'reachout_time_lock')
      await pauses.pause(...place, onClock(untilMs), 'restricted')
    },
    async capping({ capping_status: status, total_quota: total, used_quota: used, cycle_end_timestamp: end }) {
      const isUsedUp = total !== undefined && used !== undefined && used >= total
      const isWarned = status !== undefined && status !== NewChatMessageCappingStatusType.NONE
      if (!isUsedUp && !isWarned) return
      const endMs = Number(end) * 1000
      cappedUntilMs = Math.max(cappedUntilMs, endMs > machineMs() ? endMs : machineMs() + settings.unansweredPauseMs)
      log.error(
        {
          channel: 'whatsapp_web',
          status: status ?? 'used up',
          hours: Math.ceil((cappedUntilMs - machineMs()) / 3_600_000),
        },
        'WhatsApp limits how many chats the number may open: reminders and broadcasts wait, answers go on',
      )
      await pauses.pauseBulk(...place, onClock(cappedUntilMs))
    },
  }
}
