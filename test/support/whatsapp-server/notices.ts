/** What the server tells devices by itself: of others' devices, of keys that run low, of trust, of limits. */
import { randomBytes } from 'node:crypto'
import { type BinaryNode, getBinaryNodeChildBuffer } from '@whiskeysockets/baileys'
import type { Account, Accounts, Device } from './accounts.ts'
import { jidOf } from './jid-of.ts'
import type { Journal } from './journal.ts'
import type { Mailroom } from './mailroom.ts'
import { secondsNow, stanza } from './stanza.ts'

export interface Notices {
  /** To those who have written with the account. */
  devicesChanged(change: 'add' | 'remove', device: Device): void
  /** Said once, when they get few; or because a test wants it said. */
  preKeysLow(device: Device, isForced?: boolean): void
  appStateChanged(account: Account, name: string, version: number, except: Device): void
  /** The issuer trusts this person, who may write first from now on. */
  trust(issuer: Account, jid: string, timestamp: string): void
  mayWriteFirst(from: Account, to: Account, message: BinaryNode): boolean
  /** Null: lifted. */
  reachoutTimeLock(account: Account): void
  capping(account: Account): void
}

const lowPreKeys = 5

export function createNotices(needs: { accounts: Accounts; mailroom: Mailroom; journal: Journal }): Notices {
  const { accounts, mailroom, journal } = needs
  const tokens = new Map<string, Buffer>()

  function tellMex(account: Account, operation: string, data: object): void {
    const content = Buffer.from(JSON.stringify({ data }))
    mailroom.tell(account, 'mex', [stanza('update', { op_name: operation }, content)])
  }

  return {
    devicesChanged(change, device) {
      const { account } = device
      for (const other of accounts.all.values()) {
        const isKnown = accounts.hasWritten(other, account) || accounts.hasWritten(account, other)
        if (!isKnown && other !== account) continue
        for (const mode of ['pn', 'lid'] as const) {
          const attrs = { jid: jidOf(account, device.id, mode), 'key-index': String(device.keyIndex) }
          const content = [stanza(change, { device_hash: '2:loopback' }, [stanza('device', attrs)])]
          mailroom.tell(other, 'devices', content, { from: jidOf(account, 0, mode) }, device)
        }
      }
    },
    preKeysLow(device, isForced = false) {
      const left = device.preKeys.length
      if (!device.isReady || left >= lowPreKeys || (!isForced && left !== lowPreKeys - 1)) return
      journal.count('keys run low')
      const head = {
        from: '@s.whatsapp.net',
        id: `keys-${journal.counts['keys run low']}`,
        type: 'encrypt',
        t: secondsNow(),
      }
      mailroom.push(device, 'notification', stanza('notification', head, [stanza('count', { value: String(left) })]))
    },
    appStateChanged(account, name, version, except) {
      mailroom.tell(account, 'server_sync', [stanza('collection', { name, version: String(version) })], {}, except)
    },
    trust(issuer, jid, timestamp) {
      const to = accounts.resolve(jid)?.account
      if (!to || to === issuer) return
      const token = randomBytes(16)
      tokens.set(`${issuer.phone}>${to.phone}`, token)
      journal.count('tokens issued')
      for (const device of to.devices.values()) {
        const attrs = { jid: jidOf(to, device.id), t: timestamp, type: 'trusted_contact' }
        const head = {
          from: jidOf(issuer),
          sender_lid: jidOf(issuer, 0, 'lid'),
          id: `token-${journal.counts['tokens issued']}-${device.id}`,
          type: 'privacy_token',
          t: secondsNow(),
        }
        const content = [stanza('tokens', {}, [stanza('token', attrs, token)])]
        mailroom.push(device, 'notification', stanza('notification', head, content))
      }
    },
    mayWriteFirst(from, to, message) {
      const known = tokens.get(`${to.phone}>${from.phone}`)
      const shown = getBinaryNodeChildBuffer(message, 'tctoken')
      return !!known && !!shown && known.equals(shown)
    },
    reachoutTimeLock(account) {
      const { reachoutTimeLock: lock } = account
      const payload = {
        is_active: lock !== null,
        ...(lock && { time_enforcement_ends: String(Math.ceil(lock.endsAtMs / 1000)), enforcement_type: lock.kind }),
      }
      tellMex(account, 'NotificationUserReachoutTimelockUpdate', { xwa2_notify_account_reachout_timelock: payload })
    },
    capping(account) {
      const payload = account.capping ?? { capping_status: 'NONE' }
      tellMex(account, 'MessageCappingInfoNotification', { xwa2_notify_new_chat_messages_capping_info_update: payload })
    },
  }
}
