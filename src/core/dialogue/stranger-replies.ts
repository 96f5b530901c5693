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
  /^\s*(?:(?:sekarang|saiki|sudah|sdh|udah|wis|ya|iya|oke|ini|iki|niki)[\s,]+)*(?:ini|iki|niki|sudah|wis)?\s*(?:saya|aku|kulo|kula|sy)\s*(?:sendiri|dewe|piyambak|lagi|pemiliknya|pemilik akun|yang punya|sing duwe|yang punya akun)(?:\s+(?:akun|hp|nomor)\w*)?[\s.!]*$/i

/** "ini saya sendiri", "iki aku dewe". */
export const saysOwner = (text: string): boolean => back.test(text)
