/** Lets clients in: those to be linked, those that log in, and those that are refused; and reads what they say. */
import type { BinaryNode, proto } from '@whiskeysockets/baileys'
import { getBinaryNodeChild } from '@whiskeysockets/baileys'
import type { Accounts, Device } from './accounts.ts'
import type { Faults } from './faults.ts'
import type { IqAnswers } from './iq-answers.ts'
import { jidOf } from './jid-of.ts'
import type { Journal } from './journal.ts'
import type { Line } from './line.ts'
import type { Mailroom } from './mailroom.ts'
import type { Messages } from './messages.ts'
import type { Pairing } from './pairing.ts'
import type { Presence } from './presence.ts'
import type { Receipts } from './receipts.ts'
import { secondsNow, server, stanza } from './stanza.ts'

export interface Gate {
  onHandshake(line: Line, payload: proto.ClientPayload): void
  onStanza(line: Line, node: BinaryNode): void | Promise<void>
  /** WhatsApp's way to end a connection: 440 replaced, 401 unlinked, 503, 515 and others. */
  end(line: Line, code: number): void
}

interface GateNeeds {
  readonly accounts: Accounts
  readonly mailroom: Mailroom
  readonly messages: Messages
  readonly receipts: Receipts
  readonly presence: Presence
  readonly pairing: Pairing
  readonly iq: IqAnswers
  readonly faults: Faults
  readonly journal: Journal
}

export function createGate(needs: GateNeeds): Gate {
  const { accounts, mailroom, journal } = needs

  function refuse(line: Line, code: number): void {
    journal.record('login refused', { code })
    line.send(stanza('failure', { reason: String(code), location: 'loopback' }))
    line.end()
  }

  function logIn(line: Line, device: Device): void {
    const before = mailroom.lineOf(device)
    if (before) self.end(before, 440)
    mailroom.arrive(line, device)
    const { account } = device
    journal.record('login', { phone: account.phone, device: device.id, isRouted: line.isRouted })
    const success = {
      t: secondsNow(),
      lid: jidOf(account, device.id, 'lid'),
      props: '2',
      location: 'loopback',
      companion_enc_static: '',
      display_name: account.name,
    }
    line.send(stanza('success', success))
    const routing = stanza('edge_routing', {}, [stanza('routing_info', {}, Buffer.from([8, 8, 1]))])
    line.send(stanza('ib', { from: server }, [routing]))
  }

  const self: Gate = {
    onHandshake(line, payload) {
      if (needs.faults.meets('failure')) return refuse(line, 503)
      if (payload.devicePairingData) return needs.pairing.begin(line, payload.devicePairingData)
      const device = accounts.all.get(String(payload.username))?.devices.get(payload.device ?? 0)
      if (device?.noiseKey.equals(line.noiseKey)) logIn(line, device)
      else refuse(line, 401)
    },
    onStanza(line, node) {
      const { device } = line
      if (line.stage === 'ending') return
      if (node.tag === 'iq') return needs.iq.take(line, node)
      if (!device) return
      if (node.tag === 'message') return needs.messages.take(line, device, node)
      if (node.tag === 'receipt') return needs.receipts.take(line, device, node)
      if (node.tag === 'presence') return needs.presence.take(line, device, node)
      if (node.tag === 'chatstate') return needs.presence.takeChatState(device, node)
      if (node.tag === 'ack') return takeAck(device, node)
      if (node.tag === 'ib') {
        if (getBinaryNodeChild(node, 'offline_batch')) mailroom.sendBatch(line)
        return
      }
      journal.record('unknown stanza', { tag: node.tag })
    },
    end(line, code) {
      journal.record('stream error', { phone: line.device?.account.phone, device: line.device?.id, code })
      const conflict = code === 440 ? 'replaced' : code === 401 ? 'device_removed' : null
      const attrs: Record<string, string> = code === 440 ? {} : { code: String(code) }
      line.send(stanza('stream:error', attrs, conflict ? [stanza('conflict', { type: conflict })] : undefined))
      line.stage = 'ending'
      mailroom.leave(line)
      line.end()
    },
  }

  function takeAck(device: Device, node: BinaryNode): void {
    const { class: kind, id = '', type, error } = node.attrs
    if (kind === 'message' || kind === 'receipt' || kind === 'notification') {
      mailroom.settle(device, kind, [id], kind === 'receipt' ? (type ?? '') : undefined)
    }
    if (error !== undefined) journal.record('refused by client', { phone: device.account.phone, kind, id, error })
  }
  return self
}
