/** What a phone sends a newly linked device first: the key of what they share, and the history. */
import { deflateSync } from 'node:zlib'
import { proto } from '@whiskeysockets/baileys'
import { type Account, type Accounts, type Device, takeBundle } from './accounts.ts'
import { jidOf } from './jid-of.ts'
import type { Mailroom } from './mailroom.ts'
import { newMessageId, secondsNow, stanza } from './stanza.ts'

export function createBootstrap({ accounts, mailroom }: { accounts: Accounts; mailroom: Mailroom }) {
  return async (device: Device): Promise<void> => {
    const { account } = device
    for (const protocolMessage of [appStateKey(account), history(account, [...accounts.all.values()])]) {
      const address = jidOf(account, device.id)
      const { type, ciphertext } = await account.device0.encrypt(address, { protocolMessage }, () => takeBundle(device))
      const head = {
        from: jidOf(account),
        id: newMessageId(),
        t: secondsNow(),
        type: 'text',
        category: 'peer',
        notify: account.name,
        push_priority: 'high_force',
      }
      mailroom.push(device, 'message', stanza('message', head, [stanza('enc', { v: '2', type }, ciphertext)]))
    }
  }
}

function appStateKey({ appStateKey: { id, data }, rawId }: Account): proto.Message.IProtocolMessage {
  const timestamp = Number(secondsNow())
  const fingerprint = { rawId, currentIndex: 1, deviceIndexes: [0, 1] }
  return {
    type: proto.Message.ProtocolMessage.Type.APP_STATE_SYNC_KEY_SHARE,
    appStateSyncKeyShare: {
      keys: [{ keyId: { keyId: id }, keyData: { keyData: data, fingerprint, timestamp } }],
    },
  }
}

function history(account: Account, known: readonly Account[]): proto.Message.IProtocolMessage {
  const sync = proto.HistorySync.encode({
    syncType: proto.HistorySync.HistorySyncType.INITIAL_BOOTSTRAP,
    chunkOrder: 1,
    progress: 100,
    conversations: account.history,
    pushnames: known.map((other) => ({ id: jidOf(other), pushname: other.name })),
    phoneNumberToLidMappings: known.map((other) => ({ pnJid: jidOf(other), lidJid: jidOf(other, 0, 'lid') })),
  }).finish()
  return {
    type: proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
    historySyncNotification: {
      syncType: proto.Message.HistorySyncType.INITIAL_BOOTSTRAP,
      chunkOrder: 1,
      progress: 100,
      initialHistBootstrapInlinePayload: deflateSync(sync),
    },
  }
}
