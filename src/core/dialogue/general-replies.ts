/** What Semar says when no record is needed: greetings, help, refusals, questions back. */
import { offer, type Reply, reply } from '../answers/reply.ts'
import { offerTopic, optionLabel } from '../answers/topic-labels.ts'
import type { Choice } from '../message.ts'
import type { Command } from './command.ts'
import type { Situation } from './step.ts'
import type { TurnItem } from './turn.ts'

type Named<Name extends Command['name']> = Extract<Command, { name: Name }>

const contact = offer('Hubungi BKPP', { name: 'about', subject: 'contact' })
const help = offer('Apa saja yang bisa ditanyakan', { name: 'help' })
const privacy = offer('Privasi', { name: 'about', subject: 'privacy' })
/** What is asked most; a PPPK has no promotion to ask about. */
const startersFor = ({ isContract }: Pick<Situation, 'isContract'>): readonly Choice[] => [
  offerTopic(isContract ? 'career.contract' : 'promotion.next'),
  offerTopic('training.list'),
  offerTopic('appraisal.status'),
]

const bySun = (hour: number, names: readonly [string, string, string, string]): string =>
  hour >= 4 && hour < 11 ? names[0] : hour >= 11 && hour < 15 ? names[1] : hour >= 15 && hour < 18 ? names[2] : names[3]

export function salutation(style: Named<'greet'>['style'], hour: number): string {
  if (style === 'islamic') return 'Waalaikumsalam'
  return style === 'javanese'
    ? `Sugeng ${bySun(hour, ['enjing', 'siyang', 'sonten', 'dalu'])}`
    : `Selamat ${bySun(hour, ['pagi', 'siang', 'sore', 'malam'])}`
}

export const greetReply = ({ style }: Named<'greet'>, situation: Situation): Reply => {
  const { hour, sapaan, isContract } = situation
  return reply('greet', { salam: salutation(style, hour), sapaan, kontrak: isContract }, startersFor(situation))
}

/** In the middle of a conversation a greeting begins nothing anew. */
export const greetAgainReply = ({ sapaan }: Situation): Reply => reply('greet-again', { sapaan })

export const thankReply = ({ style }: Named<'thank'>, { sapaan }: Situation): Reply =>
  reply('thank', { balas: style === 'javanese' ? 'Sami-sami' : 'Sama-sama', sapaan })

export const helpReply = (situation: Situation): Reply => {
  const { isBound } = situation
  const choices = isBound ? startersFor(situation) : [offer('Kaitkan akun', { name: 'link' }), privacy, contact]
  return reply('help', { terkait: isBound }, choices)
}

export function aboutReply({ subject }: Named<'about'>, { sapaan }: Situation): Reply {
  const choices: Record<typeof subject, readonly Choice[]> = {
    assistant: [help, privacy, contact],
    capabilities: [help, contact],
    privacy: [help, contact],
    contact: [help],
  }
  return reply(`about.${subject}`, { sapaan }, choices[subject])
}

export function refuseReply({ reason }: Named<'refuse'>, situation: Situation): Reply {
  switch (reason) {
    case 'other_person':
      return reply('refuse.other-person', { sapaan: situation.sapaan }, [
        offerTopic('career.profile'),
        ...startersFor(situation).slice(0, 1),
        contact,
      ])
    case 'salary_amount':
      return reply('refuse.salary', {}, [offerTopic('raise.next'), contact])
    case 'discipline':
      return reply('refuse.discipline', {}, [contact])
    case 'secret':
      return reply('refuse.secret', {}, [contact])
  }
}

export const correctDataReply = (): Reply => reply('correct-data', {}, [offerTopic('career.profile'), contact])
export const complainReply = (officer: Choice): Reply =>
  reply('complain', {}, [officer, offerTopic('proposal.status'), contact])

/** "Ulangi", "dasarnya apa", "itu salah", and nothing was answered yet. */
export const whichReply = (situation: Situation): Reply => reply('which', {}, startersFor(situation))

const outside = {
  citizen_service: 'none.citizen_service',
  general_knowledge: 'none.general_knowledge',
  creative: 'none.creative',
  abuse: 'none.abuse',
  spam: 'none.spam',
  other_employer: 'none.other_employer',
} as const

/** Nothing of ours, told apart. */
export function outsideReply(kind: keyof typeof outside, situation: Situation): Reply {
  const choices: Partial<Record<typeof kind, readonly Choice[]>> = { spam: [], other_employer: [help, contact] }
  const { sapaan } = situation
  return reply(outside[kind], { sapaan }, choices[kind] ?? [...startersFor(situation).slice(0, 2), help])
}

export const clarifyReply = ({ options }: Named<'clarify'>, { sapaan }: Situation): Reply =>
  reply(
    'clarify',
    { sapaan },
    options.map((option) => offer(optionLabel(option), option)),
  )

export function unclearReply(reason: Named<'none'>['reason'], situation: Situation): Reply {
  return reason === 'out_of_scope'
    ? reply('out-of-scope', {}, [help, contact])
    : reply('unclear', {}, startersFor(situation))
}

export function mediaReply(
  { media, voice }: Pick<Extract<TurnItem, { kind: 'media' }>, 'media' | 'voice'>,
  { isBound }: Pick<Situation, 'isBound'>,
): Reply {
  const isFile = media === 'photo' || media === 'document'
  const link = isFile && !isBound ? [offer('Kaitkan akun', { name: 'link' })] : []
  const view = { suara: media === 'voice', panjang: voice === 'too_long', gagal: voice === 'unheard' }
  return reply('media', { ...view, berkas: isFile && !isBound }, [...link, help])
}
