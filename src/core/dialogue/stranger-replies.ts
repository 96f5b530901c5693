/** What is said to somebody who writes from another's chat, and to the owner who is back. */
import { offer, type Reply, reply } from '../answers/reply.ts'
import { ownerButton } from './dialogue-data.ts'

const contact = offer('Hubungi BKPP', { name: 'about', subject: 'contact' })

/** `told`: said it just now; `closed`: asked for something personal since; `unknown`: nobody's chat. */
export function notMeReply(when: 'told' | 'closed' | 'unknown'): Reply {
  if (when === 'unknown') return reply('not-me.unknown', {}, [contact])
  return reply(when === 'told' ? 'not-me.told' : 'not-me.closed', {}, [
    ownerButton('Ini saya sendiri'),
    offer('Lepas kaitan', { name: 'unlink' }),
    contact,
  ])
}

export const ownerReply = (sapaan: string): Reply => reply('not-me.back', { sapaan })

const back =
  /\b(?:ini|iki|niki|dengan|saiki|sekarang)\s+(?:saya|aku|kulo|kula|sy)\s+(?:\p{L}{3,}\s+)?(?:sendiri|dewe|piyambak|lagi|pemiliknya|yang punya|sing duwe|asli)\b|^\s*(?:saya|aku|kulo|kula|sy)\s+(?:sendiri|dewe|piyambak|pemiliknya|pemilik akun|yang punya (?:akun|hp|nomor)\w*)\b/iu

const kin =
  '(?:istri|isteri|suami|bojo|anak|putra|putri|ibu|bapak|adik|kakak|keponakan|menantu|sekretaris|ajudan|staf|teman|rekan|asisten)'
const notMe = new RegExp(
  `\\b(?:ini|iki|niki|saya|sy|aku|kulo|kula|dengan)\\s+${kin}(?:nya|ne|e|\\s+(?:dari\\s+)?(?:pak|bu|bapak|ibu|beliau|bpk|yang punya)\\b)` +
    '|\\bbukan\\s+(?:hp|nomor|nomer|akun|wa)\\s+(?:saya|aku|ku)\\b|\\b(?:pinjam|pinjem|minjem|nyilih)\\s+(?:hp|akun|nomor)',
  'i',
)

/** "saya istrinya", "ini anaknya Bu Sri", "bukan HP saya": said beside whatever else is said. */
export const saysNotMe = (text: string): boolean => notMe.test(text)

/** "ini saya sendiri", "iki aku dewe". */
export const saysOwner = (text: string): boolean =>
  back.test(text) && !/\bbukan\b/i.test(text) && text.trim().split(/\s+/).length <= 8
