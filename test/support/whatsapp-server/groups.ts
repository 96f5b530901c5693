/** The groups of the loopback WhatsApp: who is in them, and how a client is told. */
import type { BinaryNode } from '@whiskeysockets/baileys'
import type { Account } from './accounts.ts'
import { jidOf } from './jid-of.ts'
import { secondsNow, stanza } from './stanza.ts'

export interface Group {
  readonly jid: string
  readonly subject: string
  readonly members: readonly Account[]
}

export interface Groups {
  create(subject: string, members: readonly Account[]): Group
  find(jid: string | undefined): Group | undefined
  of(account: Account): readonly Group[]
  /** The answer to a client that asks for it. */
  describe(group: Group): BinaryNode
}

export function createGroups(): Groups {
  const groups = new Map<string, Group>()
  return {
    create(subject, members) {
      const group = { jid: `1203630000000000${String(10 + groups.size)}@g.us`, subject, members }
      groups.set(group.jid, group)
      return group
    },
    find: (jid) => groups.get(jid ?? ''),
    of: (account) => [...groups.values()].filter(({ members }) => members.includes(account)),
    describe({ jid, subject, members }) {
      const [creator] = members
      const attrs = {
        id: jid,
        subject,
        creation: secondsNow(),
        s_t: secondsNow(),
        addressing_mode: 'lid',
        size: String(members.length),
        ...(creator && { creator: jidOf(creator, 0, 'lid'), s_o: jidOf(creator, 0, 'lid') }),
      }
      const participants = members.map((member) => ({ jid: jidOf(member, 0, 'lid'), phone_number: jidOf(member) }))
      return stanza(
        'group',
        attrs,
        participants.map((participant) => stanza('participant', participant)),
      )
    },
  }
}
