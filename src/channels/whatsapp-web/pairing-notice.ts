/** What the terminal shows to whoever links the number: the code to scan or to type, and the way to the pairing page. */
import encodeQR from 'qr'
import type { Pairing } from '#ports/whatsapp-session.ts'

/** `link`: null while the page's own is still to be made, or was shown before. */
export function pairingNotice(needs: { pairing: Pairing | null; link: string | null }): string {
  const { pairing, link } = needs
  const lines = [
    pairing?.qr &&
      `WhatsApp: on the phone choose Linked devices, Link a device, and scan\n\n${encodeQR(pairing.qr, 'ascii', { ecc: 'low' })}`,
    pairing?.code && `or choose Link with phone number and type ${pairing.code.slice(0, 4)}-${pairing.code.slice(4)}`,
    link && `WhatsApp is linked at ${link} (this link opens once, within a day)`,
  ]
  return `\n${lines.filter((line) => line).join('\n')}\n\n`
}
