/** Who is there and who is typing, as clients tell each other. */
import type { BinaryNode } from '@whiskeysockets/baileys'
import type { Account, Accounts, Device } from './accounts.ts'
import { type Addressing, jidOf } from './jid-of.ts'
import type { Journal } from './journal.ts'
import type { Line } from './line.ts'
import type { Mailroom } from './mailroom.ts'
import { childrenOf, stanza } from './stanza.ts'

export interface Presence {
  take(line: Line, from: Device, node: BinaryNode): void
  takeChatState(from: Device, node: BinaryNode): void
}

interface PresenceNeeds {
  readonly accounts: Accounts
  readonly mailroom: Mailroom
  readonly journal: Journal
  modeFor(viewer: Account): Addressing
}

export function createPresence({ accounts, mailroom, journal, modeFor }: PresenceNeeds): Presence {
  return {
    take(line, { account }, node) {
      const { type, name, to = '' } = node.attrs
      if (type === 'subscribe') {
        const devices = [...(accounts.resolve(to)?.account.devices.values() ?? [])]
        const isThere = devices.some((device) => mailroom.lineOf(device)?.presence === 'available')
        const type = isThere ? { type: 'available' } : { type: 'unavailable', last: 'deny' }
        line.send(stanza('presence', { from: to, ...type }))
        line.subscribed.add(to)
        return
      }
      if (name !== undefined && name !== '~') account.name = name
      if (type === undefined) return
      line.presence = type
      for (const other of mailroom.lines.values()) {
        for (const jid of other.subscribed) {
          if (accounts.resolve(jid)?.account === account) other.send(stanza('presence', { from: jid, type }))
        }
      }
    },
    takeChatState({ account }, node) {
      const to = accounts.resolve(node.attrs.to)?.account
      journal.record('chat state', { phone: account.phone, to: to?.phone, state: childrenOf(node)[0]?.tag })
      for (const device of to?.devices.values() ?? []) {
        const line = mailroom.lineOf(device)
        if (!to || line?.stage !== 'live') continue
        line.send(stanza('chatstate', { from: jidOf(account, 0, modeFor(to)) }, node.content))
      }
    },
  }
}
