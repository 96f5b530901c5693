/** What Semar says on the way to a bond and out of it; no name of anybody before the bond stands. */
import { offer, type Reply, reply } from '../answers/reply.ts'
import { codeButton, noButton, yesButton } from './dialogue-data.ts'
import { salutation } from './general-replies.ts'
import type { Situation, Step } from './step.ts'

const consentChoices = [offer('Setuju', { name: 'consent.give' }), noButton('Tidak')]

export const welcomeReply = (style: Parameters<typeof salutation>[0], { hour, sapaan }: Situation): Reply =>
  reply('welcome', { salam: salutation(style, hour), sapaan }, consentChoices)

export const noticeReply = (name: 'bind.notice' | 'bind.notice-again' | 'bind.notice-new', sapaan: string): Reply =>
  reply(name, { sapaan }, consentChoices)

/** No other buttons: a message carries the contact button or choices, not both. */
export const askContact = (
  name: 'bind.ask-contact' | 'bind.contact-button' | 'bind.contact-not-own',
  sapaan: string,
): Step => ({ do: 'say', reply: reply(name, { sapaan }), keyboard: 'contact' })

export const askNip = (sapaan: string, isSecondStep: boolean): Step => ({
  do: 'say',
  reply: reply('bind.ask-nip', { sapaan, langkah: isSecondStep }),
  keyboard: 'remove',
})

export const nipErrorReply = (message: string): Reply => reply('bind.nip-error', { pesan: message })
export const askCode = (): Step => ({ do: 'say', reply: reply('bind.ask-code'), keyboard: 'remove' })
export const codeShapeReply = (): Reply => reply('bind.code-shape')
export const declinedReply = (): Reply =>
  reply('bind.declined', {}, [offer('Apa saja yang bisa ditanyakan', { name: 'help' })])
export const cancelledBinding = (): Step => ({ do: 'say', reply: reply('bind.cancelled'), keyboard: 'remove' })
export const alreadyBoundReply = (sapaan: string): Reply => reply('bind.already', { sapaan })
export const sampleReply = (): Reply => reply('bind.sample')

export const mismatchReply = (sapaan: string): Reply =>
  reply('bind.mismatch', { sapaan }, [
    offer('Coba lagi', { name: 'link' }),
    codeButton('Saya punya kode'),
    offer('Hubungi BKPP', { name: 'about', subject: 'contact' }),
  ])

export const codeWrongReply = (): Reply =>
  reply('bind.code-wrong', {}, [
    codeButton('Ketik kode lagi'),
    offer('Hubungi BKPP', { name: 'about', subject: 'contact' }),
  ])

export const waitReply = (): Reply =>
  reply('bind.wait', {}, [offer('Hubungi BKPP', { name: 'about', subject: 'contact' })])

export const boundReply = (name: string, sapaan: string): Reply => reply('bind.bound', { nama: name, sapaan })

export const unlinkAsk = (sapaan: string): Reply =>
  reply('unbind.ask', { sapaan }, [yesButton('Ya, lepas', { kind: 'unlink' }), noButton('Tidak')])
