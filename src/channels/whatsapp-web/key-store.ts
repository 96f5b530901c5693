/** Baileys' key store over the sealed rows: what was read or written once is answered from memory, writes go through. */
import {
  BufferJSON,
  proto,
  type SignalDataSet,
  type SignalDataTypeMap,
  type SignalKeyStore,
} from '@whiskeysockets/baileys'
import type { KeyChange, OpenVault } from '#ports/whatsapp-session.ts'
import { arrivalType } from './arrivals.ts'

type KeyType = keyof SignalDataTypeMap

/** A session takes some 3 KB: room for about 60 MB of the people who wrote last. */
const mostCached = 20_000

/**
 * Sound only because a session has one owner, and `vault` throws for good once that has changed or a write has failed:
 * what is in memory is then never read again.
 */
export function createKeyStore({ vault, limit = mostCached }: { vault: OpenVault; limit?: number }): SignalKeyStore {
  // In order of use, oldest first. Null: known not to be there.
  const cache = new Map<string, unknown>()
  return {
    async get<T extends KeyType>(type: T, ids: string[]) {
      const found: { [id: string]: SignalDataTypeMap[T] } = {}
      const missing: string[] = []
      for (const id of ids) {
        const key = `${type} ${id}`
        const value = cache.get(key)
        if (value === undefined) missing.push(id)
        else {
          remember(key, value)
          if (value !== null) found[id] = own(value) as SignalDataTypeMap[T]
        }
      }
      if (missing.length === 0) return found
      const rows = await vault.read(type, missing)
      for (const id of missing) {
        const key = `${type} ${id}`
        // Written while we read: what is in memory is newer.
        if (!cache.has(key)) remember(key, storedValue(type, rows.get(id)))
        const value = cache.get(key) ?? null
        if (value !== null) found[id] = own(value) as SignalDataTypeMap[T]
      }
      return found
    },

    async set(data: SignalDataSet) {
      const changes: KeyChange[] = []
      for (const [type, values] of Object.entries(data)) {
        for (const [id, value] of Object.entries(values)) {
          // Never asked for by Baileys.
          if (type !== arrivalType) remember(`${type} ${id}`, value ?? null)
          changes.push({ type, id, value: value ? Buffer.from(JSON.stringify(value, BufferJSON.replacer)) : null })
        }
      }
      await vault.write(changes)
    },
  }

  function remember(key: string, value: unknown): void {
    cache.delete(key)
    cache.set(key, value)
    if (cache.size <= limit) return
    const [oldest] = cache.keys()
    if (oldest !== undefined) cache.delete(oldest)
  }
}

/** Baileys changes the lists that it is given. */
function own(value: unknown): unknown {
  return Array.isArray(value) ? [...value] : value
}

function storedValue(type: KeyType, bytes: Uint8Array | undefined): unknown {
  if (!bytes) return null
  const value = JSON.parse(Buffer.from(bytes).toString(), BufferJSON.reviver)
  return type === 'app-state-sync-key' ? proto.Message.AppStateSyncKeyData.fromObject(value) : value
}
