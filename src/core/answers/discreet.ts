/** Discipline and suspension are never named in a chat: what mentions them says only whom to ask. */

const instead = 'Ada catatan yang perlu ditanyakan langsung ke BKPP'

export function discreet(text: string): string {
  if (!/hukuman disiplin|pemberhentian sementara|diberhentikan sementara/i.test(text)) return text
  return text.endsWith('.') ? `${instead}.` : instead
}
