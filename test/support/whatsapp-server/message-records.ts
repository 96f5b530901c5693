/** What became of each message: confirmed, refused, and on each device sent, delivered, read. */
import type { Addressing } from './jid-of.ts'

export interface TargetRecord {
  encryption?: string
  sentAtMs?: number
  wasOffline?: boolean
  deliveredAtMs?: number
  readAtMs?: number
  retries?: number
}

export interface MessageRecord {
  readonly id: string
  readonly atMs: number
  readonly from: string
  readonly fromDevice: number
  /** A number, or a group's jid. */
  readonly to: string
  /** How the sender addressed it. */
  readonly mode: Addressing
  /** The jid that receipts come from; null: the recipient's. */
  readonly chat: string | null
  ackedAtMs?: number
  ackError?: number
  /** How often the same id came again. */
  resends: number
  /** By number and device, as `628110:1`; device 0 is the phone. */
  readonly targets: Map<string, TargetRecord>
}

export interface MessageRecords {
  readonly all: ReadonlyMap<string, MessageRecord>
  open(message: Omit<MessageRecord, 'atMs' | 'resends' | 'targets'>): MessageRecord
  find(id: string | undefined): MessageRecord | undefined
  target(id: string, target: string): TargetRecord | undefined
}

export const targetOf = (phone: string, device: number): string => `${phone}:${device}`

export function createMessageRecords(): MessageRecords {
  const all = new Map<string, MessageRecord>()
  return {
    all,
    open(message) {
      const known = all.get(message.id)
      if (known) {
        known.resends++
        return known
      }
      const record = { ...message, atMs: Date.now(), resends: 0, targets: new Map() }
      all.set(message.id, record)
      return record
    },
    find: (id) => all.get(id ?? ''),
    target(id, name) {
      const record = all.get(id)
      if (!record) return undefined
      const target = record.targets.get(name) ?? {}
      record.targets.set(name, target)
      return target
    },
  }
}
