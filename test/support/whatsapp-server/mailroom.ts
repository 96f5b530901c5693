/** What goes to each device: kept until the device confirms it, on the wire when it is there, in batches when it comes back. */
import type { BinaryNode } from '@whiskeysockets/baileys'
import type { Account, Device, Queued } from './accounts.ts'
import type { Journal } from './journal.ts'
import type { Line } from './line.ts'
import { secondsNow, server, stanza } from './stanza.ts'

export interface Mailroom {
  /** The devices that are there. */
  readonly lines: ReadonlyMap<Device, Line>
  lineOf(device: Device): Line | undefined
  arrive(line: Line, device: Device): void
  leave(line: Line): void
  push(device: Device, kind: Queued['kind'], node: BinaryNode, of?: Queued['of']): void
  /** To every device of the account but one. */
  tell(account: Account, type: string, content: BinaryNode[], attrs?: Record<string, string>, except?: Device): void
  /** The device asked to be served: what waits goes out, then it is live. */
  serve(line: Line): void
  /** The device is ready for a batch. */
  sendBatch(line: Line): void
  settle(device: Device, kind: Queued['kind'], ids: readonly string[], type?: string): void
}

interface MailroomNeeds {
  readonly journal: Journal
  readonly batchSize: number
  onLive(line: Line, device: Device): void
  onSent(of: NonNullable<Queued['of']>, isOffline: boolean): void
}

/** A client that does not ask for its first batch, or confirms nothing, is not waited for longer. */
const patienceMs = 3_000

export function createMailroom({ journal, batchSize, onLive, onSent }: MailroomNeeds): Mailroom {
  const lines = new Map<Device, Line>()
  const batches = new Map<Line, { readonly waiting: Set<Queued>; timer: NodeJS.Timeout; sent: number }>()
  let notices = 0

  function live(line: Line, device: Device, sent: number): void {
    clearTimeout(batches.get(line)?.timer)
    batches.delete(line)
    line.stage = 'live'
    line.send(stanza('ib', { from: server }, [stanza('offline', { count: String(sent) })]))
    journal.record('live', { phone: device.account.phone, device: device.id, offline: sent })
    // What came while the last batch was on its way.
    for (const queued of device.queue.slice()) {
      if (!outgoing.has(queued)) send(line, queued)
    }
    onLive(line, device)
  }

  /** What is on the wire of the connection of the moment. */
  const outgoing = new WeakSet<Queued>()
  function send(line: Line, queued: Queued, offline?: number): void {
    outgoing.add(queued)
    if (queued.of) onSent(queued.of, offline !== undefined)
    const { node } = queued
    line.send(offline === undefined ? node : { ...node, attrs: { ...node.attrs, offline: String(offline) } })
  }

  const self: Mailroom = {
    lines,
    lineOf: (device) => lines.get(device),
    arrive(line, device) {
      line.device = device
      line.stage = 'login'
      lines.set(device, line)
      for (const queued of device.queue) outgoing.delete(queued)
    },
    leave(line) {
      clearTimeout(batches.get(line)?.timer)
      batches.delete(line)
      if (line.device && lines.get(line.device) === line) lines.delete(line.device)
    },
    push(device, kind, node, of) {
      const queued: Queued = { kind, node, of }
      device.queue.push(queued)
      const line = lines.get(device)
      if (line?.stage === 'live') send(line, queued)
      else journal.count('queued while away')
    },
    tell(account, type, content, attrs = {}, except) {
      for (const device of account.devices.values()) {
        if (device === except) continue
        const head = { from: server, id: `notice-${++notices}`, type, t: secondsNow(), ...attrs }
        self.push(device, 'notification', stanza('notification', head, content))
      }
    },
    serve(line) {
      const { device } = line
      if (line.stage !== 'login' || !device) return
      if (device.queue.length === 0) return live(line, device, 0)
      const count = (kind: Queued['kind']) => String(device.queue.filter((queued) => queued.kind === kind).length)
      const preview = {
        count: String(device.queue.length),
        message: count('message'),
        receipt: count('receipt'),
        notification: count('notification'),
        appdata: '0',
      }
      line.send(stanza('ib', { from: server }, [stanza('offline_preview', preview)]))
      const timer = setTimeout(() => self.sendBatch(line), patienceMs)
      batches.set(line, { waiting: new Set(), timer, sent: 0 })
    },
    sendBatch(line) {
      const { device } = line
      const batch = batches.get(line)
      if (line.stage !== 'login' || !device || !batch) return
      clearTimeout(batch.timer)
      batch.waiting.clear()
      const next = device.queue.filter((queued) => !outgoing.has(queued)).slice(0, batchSize)
      if (next.length === 0) return live(line, device, batch.sent)
      journal.record('batch', { phone: device.account.phone, size: next.length })
      for (const queued of next) {
        batch.waiting.add(queued)
        send(line, queued, ++batch.sent)
      }
      if (next.length < batchSize) return live(line, device, batch.sent)
      batch.timer = setTimeout(() => self.sendBatch(line), patienceMs)
    },
    settle(device, kind, ids, type) {
      const settled = new Set(ids)
      const isSettled = (queued: Queued) =>
        queued.kind === kind &&
        settled.has(queued.node.attrs.id ?? '') &&
        (type === undefined || (queued.node.attrs.type ?? '') === type)
      const done = device.queue.filter(isSettled)
      device.queue = device.queue.filter((queued) => !isSettled(queued))
      const line = lines.get(device)
      const batch = line && batches.get(line)
      if (!line || !batch || batch.waiting.size === 0) return
      for (const queued of done) batch.waiting.delete(queued)
      if (batch.waiting.size === 0) self.sendBatch(line)
    },
  }
  return self
}
