/** The accounts of the loopback WhatsApp, with their linked devices and what waits for each of them. */
import { createHash, randomBytes, randomInt } from 'node:crypto'
import { type BinaryNode, jidDecode, type proto } from '@whiskeysockets/baileys'
import type { Addressing } from './jid-of.ts'
import { createPhone, type KeyBundle, type Phone, type SignedPreKey } from './phone.ts'

export interface Queued {
  readonly kind: 'message' | 'receipt' | 'notification'
  readonly node: BinaryNode
  /** Where it is a message's: the message and the device, as in its record. */
  readonly of?: { readonly messageId: string; readonly target: string } | undefined
}

export interface Registration {
  readonly identity: Buffer
  registrationId: number
  signedPreKey: SignedPreKey
}

export interface Device extends Registration {
  readonly id: number
  readonly account: Account
  readonly noiseKey: Buffer
  readonly keyIndex: number
  /** Has given the server keys, so that it can be written to. */
  isReady: boolean
  readonly preKeys: { readonly id: number; readonly value: Buffer }[]
  /** Not acknowledged yet, oldest first. */
  queue: Queued[]
  hasHistory: boolean
}

export interface HeardByPhone {
  readonly id: string
  /** The number. */
  readonly from: string
  readonly message: proto.Message
}

export interface Account {
  /** Digits. */
  readonly phone: string
  readonly lid: string
  name: string
  readonly device0: Phone
  readonly rawId: number
  nextDeviceId: number
  nextKeyIndex: number
  readonly devices: Map<number, Device>
  readonly appState: Map<string, { version: number; readonly patches: Buffer[] }>
  readonly appStateKey: { readonly id: Buffer; readonly data: Buffer }
  readonly privacy: Map<string, string>
  readonly blocked: Set<string>
  /** How others appear to this one; null: as the server says. */
  addressing: Addressing | null
  /** What its phone has read, when phones read. */
  readonly inbox: HeardByPhone[]
  /** Conversations that a newly linked device is given. */
  readonly history: proto.IConversation[]
  reachoutTimeLock: { readonly endsAtMs: number; readonly kind: string } | null
  capping: Record<string, string | number> | null
}

export interface Resolved {
  readonly account: Account
  readonly deviceId: number
  readonly mode: Addressing
}

export interface Accounts {
  readonly all: ReadonlyMap<string, Account>
  /** By number; the same one when it is there already. */
  open(phone: string, options?: { name?: string | undefined; lid?: string | undefined }): Account
  find(phone: string): Account
  resolve(jid: string | undefined): Resolved | null
  addDevice(account: Account, registration: Registration, of: { noiseKey: Buffer; keyIndex: number }): Device
  hasWritten(from: Account, to: Account): boolean
  noteWritten(from: Account, to: Account): void
}

export function createAccounts(): Accounts {
  const all = new Map<string, Account>()
  const byLid = new Map<string, Account>()
  const written = new Set<string>()
  return {
    all,
    open(phone, { name, lid } = {}) {
      if (!/^\d{5,15}$/.test(phone)) throw new Error('a number has 5 to 15 digits')
      const known = all.get(phone)
      if (known) {
        known.name = name ?? known.name
        return known
      }
      const account = newAccount(phone, lid ?? lidFor(phone), name ?? `Orang ${phone.slice(-4)}`)
      all.set(phone, account)
      byLid.set(account.lid, account)
      return account
    },
    find(phone) {
      const account = all.get(phone)
      if (!account) throw new Error(`no account ${phone}`)
      return account
    },
    resolve(jid) {
      const { user, server, device } = jidDecode(jid) ?? {}
      if (!user) return null
      const mode = server === 'lid' ? 'lid' : 'pn'
      const account = (mode === 'lid' ? byLid : all).get(user)
      return account ? { account, deviceId: device ?? 0, mode } : null
    },
    addDevice(account, registration, { noiseKey, keyIndex }) {
      const id = account.nextDeviceId++
      const device: Device = {
        ...registration,
        id,
        account,
        noiseKey,
        keyIndex,
        isReady: false,
        preKeys: [],
        queue: [],
        hasHistory: false,
      }
      account.devices.set(id, device)
      return device
    },
    hasWritten: (from, to) => written.has(`${from.phone}>${to.phone}`),
    noteWritten(from, to) {
      if (from !== to) written.add(`${from.phone}>${to.phone}`)
    },
  }
}

/** Uses up a one-time key while there is one. */
export function takeBundle(device: Device): KeyBundle {
  return {
    registrationId: device.registrationId,
    identity: device.identity,
    signedPreKey: device.signedPreKey,
    preKey: device.preKeys.shift(),
  }
}

function newAccount(phone: string, lid: string, name: string): Account {
  const everybody = ['readreceipts', 'last', 'online', 'profile', 'status', 'groupadd', 'calladd', 'messages']
  return {
    phone,
    lid,
    name,
    device0: createPhone(),
    rawId: randomInt(2 ** 31),
    nextDeviceId: 1,
    nextKeyIndex: 1,
    devices: new Map(),
    appState: new Map(),
    appStateKey: { id: randomBytes(6), data: randomBytes(32) },
    privacy: new Map(everybody.map((category) => [category, 'all'])),
    blocked: new Set(),
    addressing: null,
    inbox: [],
    history: [],
    reachoutTimeLock: null,
    capping: null,
  }
}

/** Fifteen digits, the same at every run. */
function lidFor(phone: string): string {
  const number = BigInt(`0x${createHash('sha256').update(`lid:${phone}`).digest('hex').slice(0, 14)}`)
  return String(100_000_000_000_000n + (number % 900_000_000_000_000n))
}
