/** Hands a conversation over to a person of HR, adds what is written to it, and ends it. */
import { offer, reply } from '#core/answers/reply.ts'
import { formatDate } from '#core/calendar/indonesian-date.ts'
import { handoverButton } from '#core/dialogue/handover-button.ts'
import type { Step } from '#core/dialogue/step.ts'
import { clockText, officeHoursText } from '#core/handover/office-hours.ts'
import { type PromiseRules, promisedBy, promiseView } from '#core/handover/promise.ts'
import { handoverSummary } from '#core/handover/summary.ts'
import { unitOf } from '#core/handover/unit.ts'
import { parametersAt } from '#core/personnel/parameters.ts'
import { plainText } from '#core/rich-text.ts'
import type { Clock } from '#ports/clock.ts'
import type { Handover } from '#ports/handovers.ts'
import type { Rulebook } from '#ports/personnel.ts'
import { audit, say, situationOf, type Talk } from './answer-talk.ts'
import { endHandover } from './end-handover.ts'

/** New ones of one conversation in a day; more would bury an officer. */
const dailyLimit = 3

export interface HandOver {
  open(talk: Talk, step: Extract<Step, { do: 'handOver' }>): Promise<void>
  /** False: no officer looks into anything of this conversation any more. */
  tell(talk: Talk, text: string): Promise<boolean>
  /** The person has what they need; `ifAnswered`: only when an officer has answered. */
  close(talk: Talk, ifAnswered: boolean): Promise<void>
}

export function createHandOver(needs: { rulebook: Rulebook; clock: Clock }): HandOver {
  const { rulebook, clock } = needs

  return {
    async open(talk, { reason, subject, text }) {
      // What is asked before everybody is nobody's business to look into.
      if (talk.isGroup) return
      const rules = await promiseRules()
      const { stores, conversationId, employeeId, state } = talk
      const known = await currentOf(talk)
      if (known) return sayAlready(talk, known, text, rules)
      const today = clock.today().toZonedDateTime('Asia/Jakarta').toInstant()
      if ((await stores.handovers.openedSince(conversationId, today)) >= dailyLimit) {
        const view = { kali: dailyLimit, jam: officeHoursText(rules.parameters.officeHours) }
        return say(talk, reply('handover.limit', view, [contact]))
      }
      const lastAnswer = await stores.transcript.lastAnswer(talk.address)
      const unit = unitOf(subject || (state.lastAsk?.topic ?? ''))
      const made = await stores.handovers.open(conversationId, employeeId, {
        reason,
        subject,
        unit,
        text,
        summary: handoverSummary({
          reason,
          subject,
          lastTopic: state.lastAsk?.topic ?? null,
          lastAnswer: lastAnswer && plainText(lastAnswer.text),
        }),
        dueAt: promisedBy(clock.now(), rules),
      })
      talk.state = { ...talk.state, handover: made.id, unclear: 0 }
      await audit(talk, 'handover.opened', { number: made.id, reason, unit })
      const view = { nomor: made.id, ...promiseView(clock.now(), made.dueAt, rules) }
      say(talk, reply('handover.opened', view, [doneButton('Tidak jadi', made), help]))
    },

    async tell(talk, text) {
      const rules = await promiseRules()
      const known = await currentOf(talk)
      if (!known) {
        talk.state = { ...talk.state, handover: null }
        return false
      }
      const dueAt = await append(talk, known, text, rules)
      say(talk, reply('handover.added', { nomor: known.id, ...promiseView(clock.now(), dueAt, rules) }, [done(known)]))
      return true
    },

    async close(talk, ifAnswered) {
      const { sapaan } = situationOf(talk, clock)
      if (ifAnswered && (await currentOf(talk))?.state !== 'answered') return
      const number = await endHandover(talk, 'pegawai')
      if (number === null) return say(talk, reply('handover.none', { sapaan }, [officer]))
      say(talk, reply('handover.closed', { nomor: number, sapaan }))
    },
  }

  /** One that was opened for somebody else who had this chat is not this person's. */
  async function currentOf(talk: Talk): Promise<Handover | null> {
    const known = await talk.stores.handovers.current(talk.conversationId)
    if (!known || known.employeeId === null || known.employeeId === talk.employeeId) return known
    await endHandover(talk, 'sistem')
    return null
  }

  /** Gives when it is answered now: one that had its answer waits anew. */
  async function append(talk: Talk, known: Handover, text: string, rules: PromiseRules): Promise<Temporal.Instant> {
    const dueAt = known.state === 'answered' ? promisedBy(clock.now(), rules) : known.dueAt
    await talk.stores.handovers.append(known.id, text, dueAt)
    talk.state = { ...talk.state, handover: known.id, unclear: 0 }
    return dueAt
  }

  async function sayAlready(talk: Talk, known: Handover, text: string | null, rules: PromiseRules): Promise<void> {
    const dueAt = text === null ? known.dueAt : await append(talk, known, text, rules)
    talk.state = { ...talk.state, handover: known.id, unclear: 0 }
    const view = {
      nomor: known.id,
      sejak: momentText(known.createdAt),
      ditambah: text !== null,
      sapaan: situationOf(talk, clock).sapaan,
      ...promiseView(clock.now(), dueAt, rules),
    }
    say(talk, reply('handover.already', view, [done(known)]))
  }

  async function promiseRules(): Promise<PromiseRules> {
    const [rows, holidays] = await Promise.all([rulebook.parameters(), rulebook.holidays()])
    return { parameters: parametersAt(rows, clock.today()), holidays }
  }
}

const contact = offer('Hubungi BKPP', { name: 'about', subject: 'contact' })
const help = offer('Apa saja yang bisa ditanyakan', { name: 'help' })
const officer = offer('Bicara dengan petugas', { name: 'handoff' })
const doneButton = (label: string, { id }: Pick<Handover, 'id'>) => handoverButton(label, { do: 'done', number: id })
const done = (known: Pick<Handover, 'id'>) => doneButton('Sudah cukup', known)

function momentText(at: Temporal.Instant): string {
  const here = at.toZonedDateTimeISO('Asia/Jakarta')
  return `${formatDate(here.toPlainDate())} pukul ${clockText(here.toPlainTime())}`
}
