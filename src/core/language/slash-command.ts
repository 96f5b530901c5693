/** The commands of the messenger's menu: "/kgb", "/start kode", "/help@semar_bot". */
import { activationCodeIn } from '#core/dialogue/activation-code-text.ts'
import type { Command } from '#core/dialogue/command.ts'

const commands: Readonly<Record<string, Command>> = {
  start: { name: 'greet', style: 'indonesian' },
  mulai: { name: 'greet', style: 'indonesian' },
  help: { name: 'help' },
  bantuan: { name: 'help' },
  menu: { name: 'help' },
  kaitkan: { name: 'link' },
  link: { name: 'link' },
  lepas: { name: 'unlink' },
  unlink: { name: 'unlink' },
  berhenti: { name: 'consent.withdraw' },
  stop: { name: 'consent.withdraw' },
  batal: { name: 'cancel' },
  cancel: { name: 'cancel' },
  petugas: { name: 'handoff' },
  privasi: { name: 'about', subject: 'privacy' },
  skp: { name: 'ask', topic: 'appraisal.status' },
  kgb: { name: 'ask', topic: 'raise.next' },
  pangkat: { name: 'ask', topic: 'promotion.next' },
  pensiun: { name: 'ask', topic: 'retirement.date' },
  cuti: { name: 'ask', topic: 'leave.balance' },
  usulan: { name: 'ask', topic: 'proposal.status' },
  pelatihan: { name: 'ask', topic: 'training.list' },
  jp: { name: 'ask', topic: 'training.hours' },
  data: { name: 'ask', topic: 'career.profile' },
  sertifikat: { name: 'submit_certificate' },
  koreksi: { name: 'correct_data' },
  permintaan: { name: 'ask', topic: 'requests.mine' },
}

/** Null when the text is no known command; words after it are left to the flow that wants them. */
export function slashCommand(text: string): Command | null {
  const [, word = '', after = ''] = /^\/([a-z]{2,20})(?:@\w+)?(?:\s+(\S.*))?$/is.exec(text.trim()) ?? []
  const name = word.toLowerCase()
  // A link with an activation code in it opens the chat with "/start ABCD-2345".
  if ((name === 'start' || name === 'mulai') && activationCodeIn(after) !== null) return { name: 'link' }
  return Object.hasOwn(commands, name) ? (commands[name] ?? null) : null
}
