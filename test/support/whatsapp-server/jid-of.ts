/** Addresses as WhatsApp writes them: by number or by LID, with or without a device. */

export type Addressing = 'lid' | 'pn'

export function jidOf(
  of: { readonly phone: string; readonly lid: string },
  device = 0,
  mode: Addressing = 'pn',
): string {
  const [user, server] = mode === 'lid' ? [of.lid, 'lid'] : [of.phone, 's.whatsapp.net']
  return `${user}${device > 0 ? `:${device}` : ''}@${server}`
}
