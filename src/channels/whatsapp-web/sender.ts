/** Sends by a linked socket: only to whoever wrote first, at a person's pace, under ids that a repeat has too. */
import { setTimeout } from 'node:timers/promises'
import type { SendFailure, SendReceipt } from '#core/failure.ts'
import type { OutboundMessage } from '#core/message.ts'
import { failed, ok, type Result } from '#core/result.ts'
import {
  mayReach,
  needsBudget,
  type Recipient,
  type SafetySettings,
  typingMs,
  withinBudget,
} from '#core/whatsapp-safety.ts'
import type { Pace, Sender } from '#ports/sender.ts'
import type { Correspondent, WhatsAppIdentities } from '#ports/whatsapp-identities.ts'
import type { WhatsAppTraffic } from '#ports/whatsapp-traffic.ts'
import type { Acks } from './acks.ts'
import { type Linked, type LinkedSession, whatsAppWebAccount } from './linked.ts'
import { messageId } from './message-id.ts'
import type { Restriction } from './restriction.ts'
import type { SentTexts } from './sent-texts.ts'

export interface SenderNeeds {
  readonly session: LinkedSession
  readonly identities: WhatsAppIdentities
  readonly traffic: WhatsAppTraffic
  readonly texts: SentTexts
  readonly acks: Acks
  readonly restriction: Restriction
  readonly settings: SafetySettings
  readonly pace: Pace
  /** The machine's own clock, by which WhatsApp and the database date messages. */
  readonly machineMs: () => number
  /** How long WhatsApp may take to say that it has a message. */
  readonly ackLimitMs: number
}

/** The connection ended; the next one goes on. */
const notConnected: SendFailure = { kind: 'throttled', waitMs: 2_000, scope: 'account' }

export function createWhatsAppWebSender(needs: SenderNeeds): Sender {
  const { session, identities, traffic, texts, acks, restriction, settings, machineMs, ackLimitMs } = needs

  return {
    channel: 'whatsapp_web',
    account: whatsAppWebAccount,
    pace: needs.pace,
    recognisesRepeats: true,
    async send(message, onPart): Promise<Result<SendReceipt, SendFailure>> {
      const restricted = restriction.failure()
      if (restricted) return failed(restricted)
      const linked = session.current()
      if (!linked) return failed(notConnected)
      const isGroup = message.address.endsWith('@g.us')
      const ready = await prepare(message, isGroup, linked).catch(() =>
        failed<SendFailure>({ kind: 'unreached', isInDoubt: false, detail: 'it could not be looked up who they are' }),
      )
      if (!ready.ok) return ready
      const { jid, parts } = ready.value
      if (parts.length === 0) return failed({ kind: 'unsendable', detail: 'the text is empty' })
      const platformIds: string[] = []
      for (let at = message.partsSent; at < parts.length; at++) {
        const text = parts[at] ?? ''
        await showTyping(linked, jid, text)
        // Asked again: writing takes a moment.
        if (session.current()?.sock !== linked.sock) return failed(notConnected)
        const id = messageId(message.id, at)
        const failure = await sendText(linked, jid, text, id)
        if (failure) return failed(failure)
        platformIds.push(id)
        onPart(id)
      }
      return ok({ platformIds })
    },
  }

  async function prepare(
    message: OutboundMessage,
    isGroup: boolean,
    linked: Linked,
  ): Promise<Result<{ jid: string; parts: readonly string[] }, SendFailure>> {
    const known = isGroup ? null : await identities.find(whatsAppWebAccount, message.address)
    const to = recipientOf(known, isGroup, linked)
    const isPersonal = message.employeeId !== null
    const failure = mayReach(to, isPersonal) ?? (await overBudget(message, to)) ?? (await goneFrom(known, linked))
    if (failure) return failed(failure)
    const jid = isGroup ? message.address : (known?.lid ?? `${known?.number}@s.whatsapp.net`)
    return ok({ jid, parts: await texts.prepare(message) })
  }

  async function overBudget(message: OutboundMessage, to: Recipient): Promise<SendFailure | null> {
    if (!needsBudget(message.lane, to, machineMs(), settings)) return null
    if (!restriction.mayOpen()) return { kind: 'throttled', waitMs: settings.unansweredPauseMs, scope: 'bulk' }
    const lately = await traffic.lately(message, machineMs(), settings.chatMs)
    return withinBudget(message.lane, to, lately, machineMs(), settings)
  }

  /** Whoever wrote lately is there; of others it is asked once whether the number still is. */
  async function goneFrom(known: Correspondent | null, { sock }: Linked): Promise<SendFailure | null> {
    if (!known?.number || Math.max(known.wroteMs + settings.checkMs, known.checkedUntilMs) > machineMs()) return null
    const found = await sock.onWhatsApp(`${known.number}@s.whatsapp.net`)
    if (!found) return { kind: 'unreached', isInDoubt: false, detail: 'WhatsApp did not say whether the number exists' }
    if (!found.some(({ exists }) => exists))
      return { kind: 'stopped', detail: 'the number is not on WhatsApp any more' }
    await identities.checked(whatsAppWebAccount, known.address, machineMs() + settings.checkMs)
    return null
  }

  async function showTyping({ sock }: Linked, jid: string, text: string): Promise<void> {
    sock.sendPresenceUpdate('composing', jid).catch(() => undefined)
    await setTimeout(typingMs(text.length, Math.random(), settings))
  }

  /** Null: WhatsApp has it. */
  async function sendText({ sock }: Linked, jid: string, text: string, id: string): Promise<SendFailure | null> {
    const acked = acks.of(sock, id, ackLimitMs)
    try {
      // Sending while a message of the same person is being decrypted would lose Signal state.
      await sock.messageMutex.mutex(() => sock.sendMessage(jid, { text, linkPreview: null }, { messageId: id }))
    } catch {
      return { kind: 'unreached', isInDoubt: true, detail: 'the connection broke while it was being sent' }
    }
    const ack = await acked
    if (ack === 'none') return { kind: 'unreached', isInDoubt: true, detail: 'WhatsApp did not say that it has it' }
    return ack.error === null ? null : refusal(ack.error)
  }

  function refusal(code: string): SendFailure {
    // Written to somebody to whom a restricted number may not write; trying again makes it worse.
    if (code === '463') return restriction.refused()
    if (code === '429') return { kind: 'throttled', waitMs: 5 * 60_000, scope: 'account' }
    // 479: a device of theirs changed meanwhile; the next try asks for the devices anew.
    if (code === '479' || Number(code) >= 500) {
      return { kind: 'unreached', isInDoubt: false, detail: `WhatsApp refused it with ${code}` }
    }
    return { kind: 'refused', detail: `WhatsApp refused it with ${code.slice(0, 20)}` }
  }
}

function recipientOf(known: Correspondent | null, isGroup: boolean, { number }: Linked): Recipient {
  return {
    isGroup,
    wroteMs: known?.wroteMs ?? null,
    isOurs: known?.wroteTo === number,
    isMoved: known?.isMoved ?? false,
    isStranger: known?.isStranger ?? false,
  }
}
