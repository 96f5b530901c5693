/** Says how the session stands: in its row for others to read, in metrics and in the log, once for each change. */
import type { SessionReason, SessionState } from '#core/whatsapp-session.ts'
import type { Log } from '#ports/log.ts'
import type { Metrics } from '#ports/metrics.ts'
import type { OpenVault, Pairing, ShownStatus } from '#ports/whatsapp-session.ts'

export interface Standing {
  /** What is left out stays; a new state takes reason, next try and codes of the one before away. */
  say(change: StandingChange): void
  status(): ShownStatus
}

export type StandingChange = {
  readonly state: SessionState
  readonly reason?: SessionReason | null
  readonly nextTryAtMs?: number
  readonly pairing?: Pairing
  readonly ownNumber?: string | null
  readonly pairedAtMs?: number | null
  readonly heardAtMs?: number
}

interface StandingNeeds {
  readonly vault: OpenVault
  readonly before: Pick<ShownStatus, 'ownNumber' | 'pairedAtMs' | 'heardAtMs'>
  readonly log: Log
  readonly metrics?: Metrics | undefined
  readonly nowMs: () => number
}

/** What an operator is told of a session that waits for a person. */
const complaints: Partial<Record<SessionReason, string>> = {
  logged_out: 'the phone has unlinked Semar from WhatsApp: ask for a new link on the pairing page',
  forbidden: 'WhatsApp has locked the number: look at WhatsApp on its phone; nothing is tried until Semar starts again',
  replaced: 'another program uses the keys of the WhatsApp session again and again: end it, then start Semar again',
  unpaired: 'nobody has linked a number to WhatsApp Web: ask for a new code on the pairing page',
}

export function createStanding({ vault, before, log, metrics, nowMs }: StandingNeeds): Standing {
  let status: ShownStatus = {
    state: 'connecting',
    reason: null,
    sinceMs: nowMs(),
    nextTryAtMs: null,
    ownNumber: before.ownNumber,
    pairedAtMs: before.pairedAtMs,
    heardAtMs: before.heardAtMs,
    pairing: null,
  }
  return {
    status: () => status,
    say(change) {
      const { state, reason = null } = change
      const isNew = state !== status.state || reason !== status.reason
      status = {
        state,
        reason,
        sinceMs: isNew ? nowMs() : status.sinceMs,
        nextTryAtMs: change.nextTryAtMs ?? null,
        ownNumber: change.ownNumber === undefined ? status.ownNumber : change.ownNumber,
        pairedAtMs: change.pairedAtMs === undefined ? status.pairedAtMs : change.pairedAtMs,
        heardAtMs: change.heardAtMs ?? status.heardAtMs,
        pairing: change.pairing ?? null,
      }
      // Whoever took the session over says it from now on; a database that is away is somebody else's complaint.
      vault.show(status).catch(() => undefined)
      metrics?.set('whatsapp_web_connected', state === 'open' ? 1 : 0)
      if (!isNew) return
      const about = { channel: 'whatsapp_web', state, ...(reason && { reason }) }
      if (state === 'stopped') log.error(about, (reason && complaints[reason]) ?? 'WhatsApp Web is stopped')
      else if (state === 'deaf' || state === 'waiting') log.warn(about, 'WhatsApp Web is interrupted')
      else log.info(about, 'WhatsApp Web')
    },
  }
}
