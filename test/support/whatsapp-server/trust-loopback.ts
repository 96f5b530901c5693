/**
 * Loaded before a process under test by `NODE_OPTIONS=--import=...`: has Baileys trust the loopback server, by changing
 * constants of it while they are loaded, in memory only. Does nothing without WHATSAPP_LOOPBACK_ROOT_KEY.
 */
import { registerHooks } from 'node:module'

/** WhatsApp's own root key, as it stands in Baileys. */
const theirRootKey = '142375574d0a587166aae71ebe516437c4a28b73e3695c6ce1f7f9545da8ee6b'
/** Where Baileys puts a QR's text together. */
const qrText =
  /return\s*\(?\s*(['"]https:\/\/wa\.me\/settings\/linked_devices#['"]\s*\+\s*\[[^\]]*\]\.join\(['"],['"]\))\s*\)?/

const {
  WHATSAPP_LOOPBACK_ROOT_KEY: rootKey,
  /** Every QR that Baileys makes is scanned by this number's phone. */
  WHATSAPP_LOOPBACK_AUTOSCAN: phone,
  WHATSAPP_LOOPBACK_SCAN: scanUrl,
} = process.env

declare global {
  var whatsAppLoopbackQr: ((qr: string) => string) | undefined
}

if (rootKey !== undefined) {
  if (!/^[0-9a-f]{64}$/.test(rootKey)) throw new Error('WHATSAPP_LOOPBACK_ROOT_KEY is 64 hexadecimal digits')
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context)
      if (!url.startsWith('file:') || !loaded.source) return loaded
      const text =
        typeof loaded.source === 'string' ? loaded.source : Buffer.from(loaded.source as Uint8Array).toString()
      const isQr = phone !== undefined && qrText.test(text)
      if (!isQr && !text.includes(theirRootKey)) return loaded
      const trusting = text.replaceAll(theirRootKey, rootKey)
      return {
        ...loaded,
        source: isQr ? trusting.replace(qrText, 'return globalThis.whatsAppLoopbackQr($1)') : trusting,
      }
    },
  })
}

if (phone !== undefined && scanUrl !== undefined) {
  globalThis.whatsAppLoopbackQr = (qr) => {
    // A code that was used already is refused, and the next one comes.
    fetch(scanUrl, { method: 'POST', body: JSON.stringify({ qr, phone }) }).catch(() => undefined)
    return qr
  }
}
