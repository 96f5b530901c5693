/** Takes a client's message, refuses or confirms it, and hands a ciphertext to each device that it is meant for. */
import {
  type BinaryNode,
  getBinaryNodeChild,
  getBinaryNodeChildren,
  isJidStatusBroadcast,
} from '@whiskeysockets/baileys'
import type { Account, Accounts, Device, Resolved } from './accounts.ts'
import { takeBundle } from './accounts.ts'
import type { Faults } from './faults.ts'
import type { Group, Groups } from './groups.ts'
import { type Addressing, jidOf } from './jid-of.ts'
import type { Journal } from './journal.ts'
import type { Line } from './line.ts'
import type { Mailroom } from './mailroom.ts'
import { type MessageRecord, type MessageRecords, targetOf } from './message-records.ts'
import type { Notices } from './notices.ts'
import { newMessageId, secondsNow, stanza } from './stanza.ts'

export interface Messages {
  take(line: Line, from: Device, node: BinaryNode): void
  /** The account's phone writes a text, with no client behind it. */
  fromPhone(from: Account, to: Account, text: string): Promise<string>
}

interface MessagesNeeds {
  readonly accounts: Accounts
  readonly groups: Groups
  readonly mailroom: Mailroom
  readonly notices: Notices
  readonly records: MessageRecords
  readonly faults: Faults
  readonly journal: Journal
  modeFor(viewer: Account): Addressing
  confirmByPhone(account: Account, message: MessageRecord): void
}

interface Part {
  readonly to: Resolved
  /** One for this device alone, or the one that all members of a group get, or both. */
  readonly ciphertexts: readonly BinaryNode[]
}

/** Where a message goes: a person, a group, or everybody who may see a status. */
type Destination = { readonly person: Resolved } | { readonly group: Group } | { readonly status: string }

const later = (ms: number, work: () => void): void => {
  if (ms > 0) setTimeout(work, ms).unref()
  else work()
}

export function createMessages(needs: MessagesNeeds): Messages {
  const { accounts, groups, mailroom, notices, records, faults, journal, modeFor } = needs
  const { rules } = faults

  function destinationOf(jid: string): Destination | null {
    if (isJidStatusBroadcast(jid)) return { status: jid }
    const group = groups.find(jid)
    if (group) return { group }
    const person = accounts.resolve(jid)
    return person && { person }
  }

  function errorFor(from: Account, destination: Destination | null, node: BinaryNode): number | undefined {
    if (!destination) return 404
    if ('group' in destination) return destination.group.members.includes(from) ? undefined : 403
    if ('status' in destination) return undefined
    const to = destination.person.account
    const rule = faults.take(rules.sendErrors, from.phone, to.phone)
    if (rule) return rule.code
    if (from === to || accounts.hasWritten(to, from)) return undefined
    const isCapped = from.capping?.capping_status === 'CAPPED'
    const isLocked = from.reachoutTimeLock !== null && from.reachoutTimeLock.endsAtMs > Date.now()
    if (isLocked || isCapped) return 463
    return rules.needsPrivacyToken && !notices.mayWriteFirst(from, to, node) ? 463 : undefined
  }

  function partsOf(from: Device, destination: Destination, node: BinaryNode): Part[] {
    const shared = getBinaryNodeChildren(node, 'enc')
    const own = new Map<string, { to: Resolved; enc: BinaryNode }>()
    for (const { attrs, content } of getBinaryNodeChildren(getBinaryNodeChild(node, 'participants'), 'to')) {
      const to = accounts.resolve(attrs.jid)
      const enc = Array.isArray(content) ? content.find(({ tag }) => tag === 'enc') : undefined
      if (to && enc) own.set(targetOf(to.account.phone, to.deviceId), { to, enc })
    }
    const participant = accounts.resolve(node.attrs.participant)
    if (participant) return [{ to: participant, ciphertexts: shared }]
    if ('person' in destination) {
      if (own.size === 0) return [{ to: destination.person, ciphertexts: shared }]
      return [...own.values()].map(({ to, enc }) => ({ to, ciphertexts: [enc] }))
    }
    if ('status' in destination) return [...own.values()].map(({ to, enc }) => ({ to, ciphertexts: [enc, ...shared] }))
    const devices = destination.group.members.flatMap(({ devices }) => [...devices.values()])
    return devices
      .filter((device) => device !== from)
      .map((device) => {
        const enc = own.get(targetOf(device.account.phone, device.id))?.enc
        const to = { account: device.account, deviceId: device.id, mode: 'lid' as const }
        return { to, ciphertexts: enc ? [enc, ...shared] : shared }
      })
  }

  /** The stanza's head, as the recipient's device sees it. */
  function headFor(part: Part, from: Device, destination: Destination, node: BinaryNode, message: MessageRecord) {
    const sender = from.account
    const common: Record<string, string> = {
      id: message.id,
      t: String(Math.floor(message.atMs / 1000)),
      type: node.attrs.type ?? 'text',
      notify: sender.name,
      ...(node.attrs.edit !== undefined && { edit: node.attrs.edit }),
    }
    if (!('person' in destination)) {
      const chat = 'group' in destination ? destination.group.jid : destination.status
      const participant = { participant: jidOf(sender, from.id, 'lid'), participant_pn: jidOf(sender) }
      return { ...common, from: chat, ...participant, addressing_mode: 'lid' }
    }
    const mode = modeFor(part.to.account)
    const head = { ...common, from: jidOf(sender, from.id, mode) }
    if (node.attrs.category === 'peer') return { ...head, category: 'peer' }
    if (part.to.account !== sender) {
      return { ...head, ...(mode === 'lid' ? { sender_pn: jidOf(sender) } : { sender_lid: jidOf(sender, 0, 'lid') }) }
    }
    // A copy of what another device of the same account sent.
    const { account } = destination.person
    const other =
      mode === 'lid' ? { peer_recipient_pn: jidOf(account) } : { peer_recipient_lid: jidOf(account, 0, 'lid') }
    return { ...head, recipient: jidOf(account, 0, mode), ...other }
  }

  function deliver(part: Part, from: Device, destination: Destination, node: BinaryNode, message: MessageRecord): void {
    const { account, deviceId } = part.to
    const target = targetOf(account.phone, deviceId)
    const isOwn = account === from.account
    const isDamaged = !isOwn && deviceId > 0 && faults.take(rules.corrupt, from.account.phone, account.phone)
    const ciphertexts = isDamaged ? part.ciphertexts.map(damaged) : part.ciphertexts
    const record = records.target(message.id, target)
    if (record) record.encryption = ciphertexts.map(({ attrs }) => attrs.type).join(' ')
    journal.record('message', {
      id: message.id,
      from: from.account.phone,
      phone: account.phone,
      device: deviceId,
      encryption: record?.encryption,
      ciphertexts: ciphertexts.map(({ content }) => content),
    })
    if (deviceId === 0) return void toPhone(account, from, ciphertexts, message, isOwn)
    const device = account.devices.get(deviceId)
    if (!device) return
    const extras = ['device-identity', 'meta', 'reporting'].flatMap((tag) => getBinaryNodeChild(node, tag) ?? [])
    const content = [...ciphertexts, ...extras]
    const delivered = stanza('message', headFor(part, from, destination, node, message), content)
    later(rules.deliverDelayMs, () => mailroom.push(device, 'message', delivered, { messageId: message.id, target }))
  }

  function toPhone(
    to: Account,
    from: Device,
    ciphertexts: readonly BinaryNode[],
    message: MessageRecord,
    isOwn: boolean,
  ) {
    if (rules.phonesConfirm && !isOwn) {
      const record = records.target(message.id, targetOf(to.phone, 0))
      if (record) record.deliveredAtMs ??= Date.now()
      needs.confirmByPhone(to, message)
    }
    const { attrs, content } = ciphertexts[0] ?? {}
    const type = attrs?.type
    if (!rules.phonesRead || !(content instanceof Uint8Array) || (type !== 'msg' && type !== 'pkmsg')) return
    to.device0
      .decrypt(jidOf(from.account, from.id), { type, ciphertext: content })
      .then((read) => {
        to.inbox.push({ id: message.id, from: from.account.phone, message: read })
        journal.record('read by phone', { phone: to.phone, id: message.id })
      })
      .catch((error: unknown) => journal.record('unreadable by phone', { phone: to.phone, error: String(error) }))
  }

  return {
    take(line, from, node) {
      const { account } = from
      const { id = '', to = '', category } = node.attrs
      const destination = destinationOf(to)
      const isKnown = records.find(id) !== undefined
      const message = records.open({
        id,
        from: account.phone,
        fromDevice: from.id,
        to: destination && 'person' in destination ? destination.person.account.phone : to,
        mode: destination && 'person' in destination ? destination.person.mode : 'lid',
        chat: destination && !('person' in destination) ? to : null,
      })
      journal.count('messages in')
      const isFirst = !isKnown && category !== 'peer'
      const error = isFirst || !destination ? errorFor(account, destination, node) : undefined
      if (error === undefined && isFirst && destination && 'person' in destination) {
        accounts.noteWritten(account, destination.person.account)
      }
      later(rules.ackDelayMs, () => {
        if (rules.dropAcks > 0) {
          rules.dropAcks--
          journal.record('ack dropped', { phone: account.phone, id })
          return
        }
        message.ackedAtMs = Date.now()
        if (error !== undefined) message.ackError = error
        const head = { class: 'message', id, from: to, t: secondsNow() }
        line.send(stanza('ack', error === undefined ? head : { ...head, error: String(error) }))
        journal.record(error === undefined ? 'acked' : 'refused', { phone: account.phone, id, error })
      })
      if (error !== undefined || !destination) return
      for (const part of partsOf(from, destination, node)) deliver(part, from, destination, node, message)
    },
    async fromPhone(from, to, text) {
      const id = newMessageId()
      records.open({ id, from: from.phone, fromDevice: 0, to: to.phone, mode: 'pn', chat: null })
      accounts.noteWritten(from, to)
      const mode = modeFor(to)
      for (const device of to.devices.values()) {
        if (!device.isReady) continue
        const address = jidOf(to, device.id)
        const { type, ciphertext } = await from.device0.encrypt(address, { conversation: text }, () =>
          takeBundle(device),
        )
        notices.preKeysLow(device)
        const head = {
          from: jidOf(from, 0, mode),
          id,
          t: secondsNow(),
          type: 'text',
          notify: from.name,
          ...(mode === 'lid' ? { sender_pn: jidOf(from) } : { sender_lid: jidOf(from, 0, 'lid') }),
        }
        const target = targetOf(to.phone, device.id)
        const content = [stanza('enc', { v: '2', type }, ciphertext)]
        mailroom.push(device, 'message', stanza('message', head, content), { messageId: id, target })
      }
      return id
    },
  }
}

function damaged(node: BinaryNode): BinaryNode {
  if (!(node.content instanceof Uint8Array)) return node
  const content = Buffer.from(node.content)
  for (let at = content.length - 12; at < content.length; at++) content[at] = (content[at] ?? 0) ^ 0x5a
  return { ...node, content }
}
