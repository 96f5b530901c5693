/** Binds a chat to an employee by a second proof, and takes the bond away again; every step is audited. */

import { addressWord } from '#core/answers/address-word.ts'
import type { Replies } from '#core/answers/replies.ts'
import { reply } from '#core/answers/reply.ts'
import { boundReply, codeWrongReply, mismatchReply, waitReply } from '#core/dialogue/binding-replies.ts'
import type { Ask } from '#core/dialogue/command.ts'
import { helpReply } from '#core/dialogue/general-replies.ts'
import { freshState } from '#core/dialogue/state.ts'
import type { Address, Channel } from '#core/message.ts'
import { outboundId } from '#core/outbound-id.ts'
import type { BondMethod } from '#ports/binding.ts'
import type { Clock } from '#ports/clock.ts'
import type { Log } from '#ports/log.ts'
import { audit, needsConsent, say, situationOf, type Talk } from './answer-talk.ts'
import { endHandover } from './end-handover.ts'

/**
 * Failed tries within an hour after which proofs are not even looked at: of one chat; on one person, who can only be
 * tried with their own number, from however many chats; and, for codes alone, of all chats together, which keeps guessing
 * hopeless for somebody with many accounts and is more than a whole city mistypes in an hour.
 */
const limits = { ofAddress: 5, onEmployee: 10, ofAccount: 500 } as const
const windowMinutes = 60
const scopes = { phone_and_nip: ['ofAddress', 'onEmployee'], activation_code: ['ofAddress', 'ofAccount'] } as const

/** As people call the channels. */
const channelNames: Record<Channel, string> = {
  telegram: 'Telegram',
  whatsapp_web: 'WhatsApp',
  whatsapp_cloud: 'WhatsApp',
  browser: 'halaman percobaan',
  terminal: 'terminal',
}

export interface BindAccount {
  giveConsent(talk: Talk): Promise<void>
  /** Ends everything at once: the bond, the consent, all that would be sent. */
  withdraw(talk: Talk): Promise<void>
  unlink(talk: Talk): Promise<void>
  /** The question to go on with, when the bond was made; null otherwise. */
  byPhone(talk: Talk, phone: string, nip: string): Promise<Ask | null>
  byCode(talk: Talk, code: string): Promise<Ask | null>
}

export function createBindAccount(needs: {
  clock: Clock
  log: Log
  replies: Replies
  noticeVersion: string
}): BindAccount {
  const { clock, log, replies, noticeVersion } = needs

  return {
    async giveConsent(talk) {
      await talk.stores.consents.give(talk.address, noticeVersion)
      talk.hasConsent = true
      await audit(talk, 'consent.given', { notice: noticeVersion })
    },

    async withdraw(talk) {
      await talk.stores.consents.withdraw(talk.address)
      const wasBound = await talk.stores.bonds.end(talk.address, 'consent_withdrawn')
      await audit(talk, 'consent.withdrawn', { wasBound })
      await endHandover(talk, 'sistem')
      forget(talk)
      talk.hasConsent = !needsConsent(talk.address)
      say(talk, reply('consent.withdrawn'), 'remove')
    },

    async unlink(talk) {
      const wasBound = await talk.stores.bonds.end(talk.address, 'unlinked')
      if (wasBound) await audit(talk, 'bond.ended', { reason: 'unlinked' })
      await endHandover(talk, 'sistem')
      forget(talk)
      say(talk, reply(wasBound ? 'unbind.done' : 'unbind.none'))
    },

    async byPhone(talk, phone, nip) {
      const owner = await talk.stores.proofs.ownerOf(phone)
      if (await isLimited(talk, 'phone_and_nip', owner)) return null
      const employeeId = await talk.stores.proofs.employeeByPhoneAndNip(phone, nip)
      if (employeeId) return bind(talk, employeeId, 'phone_and_nip')
      await fail(talk, 'phone_and_nip', owner)
      say(talk, mismatchReply(situationOf(talk, clock).sapaan))
      return null
    },

    async byCode(talk, code) {
      if (await isLimited(talk, 'activation_code', null)) return null
      const employeeId = await talk.stores.proofs.redeemCode(code)
      if (employeeId) return bind(talk, employeeId, 'activation_code')
      await fail(talk, 'activation_code', null)
      say(talk, codeWrongReply())
      return null
    },
  }

  async function isLimited(talk: Talk, method: keyof typeof scopes, target: string | null): Promise<boolean> {
    const since = clock.now().subtract({ minutes: windowMinutes })
    const failures = await talk.stores.proofs.failuresSince(talk.address, target, since)
    const by = scopes[method].find((scope) => failures[scope] >= limits[scope])
    if (by === undefined) return false
    log.warn({ channel: talk.address.channel, by, failures: failures[by] }, 'binding refused: too many failed attempts')
    await audit(talk, 'bond.limited', { by, failures: failures[by] })
    say(talk, waitReply())
    return true
  }

  async function fail(talk: Talk, method: BondMethod, target: string | null): Promise<void> {
    await talk.stores.proofs.recordAttempt(talk.address, target, false)
    await audit(talk, 'bond.failed', { method })
  }

  async function bind(talk: Talk, employeeId: string, method: BondMethod): Promise<Ask | null> {
    const { stores, address } = talk
    await stores.proofs.recordAttempt(address, employeeId, true)
    const others = (await stores.bonds.ofEmployee(employeeId)).filter(
      (other) => needsConsent(other) && !isSame(other, address),
    )
    const bond = await stores.bonds.bind(address, employeeId, method, talk.sender)
    talk.employeeId = employeeId
    talk.record = await stores.personnel.record(employeeId)
    await audit(talk, 'bond.created', { method })
    const { resume } = talk.state
    talk.state = { ...talk.state, binding: null, resume: null }
    if (!talk.record) {
      say(talk, reply('no-record'), 'remove')
      return null
    }
    await tellOthers(talk, bond.id, others, addressWord(talk.record))
    say(talk, boundReply(talk.record.displayName, addressWord(talk.record)), 'remove')
    if (!resume) say(talk, helpReply(situationOf(talk, clock)))
    return resume
  }

  /** Who already reads this person's data hears of a new reader: if it is a thief, the owner notices. */
  async function tellOthers(talk: Talk, bondId: string, others: readonly Address[], sapaan: string): Promise<void> {
    const cause = `bond:${bondId}`
    const content = {
      text: replies.render('bind.elsewhere', { sapaan, saluran: channelNames[talk.address.channel] }),
      choices: [],
    }
    await talk.stores.outbox.add(
      others.map(({ channel, account, address }) => {
        const to = { channel, account, address }
        return { ...to, id: outboundId(cause, to), employeeId: talk.employeeId, lane: 'security', cause, content }
      }),
    )
  }

  function forget(talk: Talk): void {
    talk.employeeId = null
    talk.record = null
    talk.state = { ...freshState, newestSentAt: talk.state.newestSentAt }
  }
}

const isSame = (one: Address, other: Address): boolean =>
  one.channel === other.channel && one.account === other.account && one.address === other.address
