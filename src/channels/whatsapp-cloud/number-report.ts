/** What Meta says of the number and its templates, in words for whoever runs the channel. */
import type { CloudTemplate, NumberStatus } from './number-status.ts'

const qualities: Readonly<Record<string, string>> = { GREEN: 'baik', YELLOW: 'sedang', RED: 'buruk' }
const abilities: Readonly<Record<string, string>> = {
  AVAILABLE: 'dapat mengirim',
  LIMITED: 'terbatas: lihat WhatsApp Manager',
  BLOCKED: 'diblokir: lihat WhatsApp Manager',
}
const states: Readonly<Record<string, string>> = {
  APPROVED: 'disetujui',
  PENDING: 'menunggu persetujuan Meta',
  REJECTED: 'ditolak',
  PAUSED: 'dijeda Meta',
  DISABLED: 'dimatikan Meta',
}

/** `templates` null: the token may not list them. */
export function numberReport(status: NumberStatus, templates: readonly CloudTemplate[] | null): string {
  const { quality, canSend, openingsADay } = status
  const lines = [
    `Nomor: ${abilities[canSend] ?? canSend}`,
    `Mutu: ${qualities[quality] ?? 'belum dinilai'}`,
    `Percakapan baru dengan templat: ${openingsADay === null ? 'tidak dibatasi atau tidak disebut' : `${openingsADay} orang sehari`}`,
  ]
  if (templates === null) return [...lines, 'Templat: token ini tidak dapat melihatnya.'].join('\n')
  if (templates.length === 0) return [...lines, 'Templat: belum ada.'].join('\n')
  const rows = templates.map(
    ({ name, language, category, state }) =>
      `- ${name} (${language}, ${category.toLowerCase()}): ${states[state] ?? state.toLowerCase()}`,
  )
  return [...lines, 'Templat:', ...rows].join('\n')
}
