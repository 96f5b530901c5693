/** Shows that an answer is being written. */
import type { Presence } from '#ports/presence.ts'
import type { LinkedSession } from './linked.ts'

/** Only where the session is this process's own. That a message was read is said as soon as it is in the inbox. */
export function createWhatsAppWebPresence({ session }: { session: LinkedSession }): Presence {
  return {
    channel: 'whatsapp_web',
    preparing(messages) {
      const newest = messages.at(-1)
      const linked = session.current()
      if (!newest || !linked || newest.isGroup) return
      const jid = newest.sender ?? (newest.address.includes('@') ? newest.address : `${newest.address}@s.whatsapp.net`)
      linked.sock.sendPresenceUpdate('composing', jid).catch(() => undefined)
    },
  }
}
