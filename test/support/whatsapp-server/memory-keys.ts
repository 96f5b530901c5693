/** Signal keys in memory. Values go through JSON as with any real store, so that nothing is shared by reference. */
import { BufferJSON, proto, type SignalDataSet, type SignalKeyStore } from '@whiskeysockets/baileys'

export function createMemoryKeys(): SignalKeyStore {
  const rows = new Map<string, string>()
  return {
    get(type, ids) {
      const found: Record<string, never> = {}
      for (const id of ids) {
        const row = rows.get(`${type}\0${id}`)
        if (row === undefined) continue
        const value = JSON.parse(row, BufferJSON.reviver)
        found[id] = (
          type === 'app-state-sync-key' ? proto.Message.AppStateSyncKeyData.fromObject(value) : value
        ) as never
      }
      return found
    },
    set(sets: SignalDataSet) {
      for (const [type, values] of Object.entries(sets)) {
        for (const [id, value] of Object.entries(values)) {
          if (value === null || value === undefined) rows.delete(`${type}\0${id}`)
          else rows.set(`${type}\0${id}`, JSON.stringify(value, BufferJSON.replacer))
        }
      }
    },
  }
}
