/** Takes what devices confirm, and tells it to every device of the message's sender. */
import { type BinaryNode, getBinaryNodeChild, getBinaryNodeChildren } from '@whiskeysockets/baileys'
import type { Account, Accounts, Device } from './accounts.ts'
import type { Faults } from './faults.ts'
import { jidOf } from './jid-of.ts'
import type { Journal } from './journal.ts'
import type { Line } from './line.ts'
import type { Mailroom } from './mailroom.ts'
import { type MessageRecord, type MessageRecords, targetOf } from './message-records.ts'
import { secondsNow, stanza } from './stanza.ts'

export interface Receipts {
  take(line: Line, from: Device, node: BinaryNode): void
  /** A delivery, as its phone confirms it. */
  confirmByPhone(account: Account, message: MessageRecord): void
}

interface ReceiptsNeeds {
  readonly accounts: Accounts
  readonly mailroom: Mailroom
  readonly records: MessageRecords
  readonly faults: Faults
  readonly journal: Journal
}

/** Among our own devices, or with the server alone. */
const privateTypes = new Set(['peer_msg', 'hist_sync', 'sender', 'read-self'])

export function createReceipts({ accounts, mailroom, records, faults, journal }: ReceiptsNeeds): Receipts {
  function forward(reader: Account, type: string, ids: readonly string[], message: MessageRecord): void {
    const sender = accounts.all.get(message.from)
    const [first = '', ...rest] = ids
    if (!sender) return
    const head = {
      id: first,
      t: secondsNow(),
      ...(message.chat === null
        ? { from: jidOf(reader, 0, message.mode) }
        : { from: message.chat, participant: jidOf(reader, 0, 'lid') }),
      ...(type !== '' && { type }),
    }
    const items = rest.map((id) => stanza('item', { id }))
    const receipt = stanza('receipt', head, rest.length > 0 ? [stanza('list', {}, items)] : undefined)
    const send = () => {
      for (const device of sender.devices.values()) mailroom.push(device, 'receipt', receipt)
    }
    if (faults.rules.receiptDelayMs > 0) setTimeout(send, faults.rules.receiptDelayMs).unref()
    else send()
  }

  /** A device could not read a message: its sender's device is asked to encrypt it anew. */
  function askAgain(from: Device, node: BinaryNode): void {
    const { id = '', to, participant } = node.attrs
    const message = records.find(id)
    const target = message?.targets.get(targetOf(from.account.phone, from.id))
    if (target) target.retries = (target.retries ?? 0) + 1
    const author = accounts.resolve(participant ?? to)
    const device = author?.account.devices.get(author.deviceId || message?.fromDevice || 0)
    if (!author || !device) return void journal.record('retry asked of a phone', { phone: author?.account.phone, id })
    const reader = jidOf(from.account, from.id, message?.mode ?? author.mode)
    const chat = message?.chat ?? null
    const head = {
      id,
      type: 'retry',
      t: secondsNow(),
      ...(chat ? { from: chat, participant: reader } : { from: reader }),
    }
    mailroom.push(device, 'receipt', stanza('receipt', head, node.content))
  }

  return {
    take(line, from, node) {
      const { id = '', to = '', type = '' } = node.attrs
      const items = getBinaryNodeChildren(getBinaryNodeChild(node, 'list'), 'item')
      const ids = [id, ...items.map(({ attrs }) => attrs.id ?? '')]
      journal.count(`receipts ${type || 'delivery'}`)
      if (type !== 'retry') mailroom.settle(from, 'message', ids)
      line.send(stanza('ack', { class: 'receipt', id, from: to, ...(type !== '' && { type }) }))
      if (type === 'retry') askAgain(from, node)
      else if (!privateTypes.has(type)) confirm(from, ids, type === 'inactive' ? '' : type)
      journal.record('receipt', { phone: from.account.phone, device: from.id, type: type || 'delivery', ids })
    },
    confirmByPhone: (account, message) => forward(account, '', [message.id], message),
  }

  function confirm(from: Device, ids: readonly string[], type: string): void {
    const bySender = new Map<string, { readonly message: MessageRecord; readonly ids: string[] }>()
    for (const id of ids) {
      const message = records.find(id)
      if (!message || message.from === from.account.phone) continue
      const target = records.target(id, targetOf(from.account.phone, from.id))
      if (target) {
        target.deliveredAtMs ??= Date.now()
        if (type === 'read' || type === 'played') target.readAtMs ??= Date.now()
      }
      const key = `${message.from}|${message.mode}|${message.chat}`
      const group = bySender.get(key) ?? { message, ids: [] }
      group.ids.push(id)
      bySender.set(key, group)
    }
    for (const { message, ids: confirmed } of bySender.values()) forward(from.account, type, confirmed, message)
  }
}
