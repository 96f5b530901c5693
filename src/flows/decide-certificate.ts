/** HR accepts or refuses a certificate that was handed in: hours count from then on, and the sender hears of it. */
import { addressWord } from '#core/answers/address-word.ts'
import type { Facts } from '#core/answers/facts.ts'
import type { Replies } from '#core/answers/replies.ts'
import { offer, type Reply, reply } from '#core/answers/reply.ts'
import { offerTopic } from '#core/answers/topic-labels.ts'
import { trainingHours } from '#core/personnel/training-hours.ts'
import { failed, ok, type Result } from '#core/result.ts'
import type { Clock } from '#ports/clock.ts'
import type { Rulebook } from '#ports/personnel.ts'
import type { Transact } from '#ports/stores.ts'
import type { DecisionProblem, Submission } from '#ports/submissions.ts'
import { createAnswerFacts } from './answer-facts.ts'
import { tellPerson } from './tell-person.ts'

export interface Decided<Request> {
  readonly request: Request
  /** False: nobody's chat is bound, so HR has to tell them otherwise. */
  readonly isTold: boolean
}

export type CertificateVerdict =
  /** Without hours: those that were handed in. */
  { readonly accept: true; readonly hours: number | null } | { readonly accept: false; readonly why: string }

export type DecideCertificate = (
  id: number,
  verdict: CertificateVerdict & { readonly by: string },
) => Promise<Result<Decided<Submission>, DecisionProblem>>

export function createDecideCertificate(needs: {
  transact: Transact
  replies: Replies
  rulebook: Rulebook
  clock: Clock
}): DecideCertificate {
  const { transact, replies, rulebook, clock } = needs
  const { facts } = createAnswerFacts({ rulebook, clock })

  return (id, verdict) =>
    transact(async (stores) => {
      const asked = await stores.submissions.find(id)
      if (!asked) return failed('unknown')
      const { by } = verdict
      const given = verdict.accept ? { by, hours: verdict.hours ?? asked.hours } : { by, why: verdict.why }
      const decided = await stores.submissions.decide(id, given)
      if (!decided.ok) return decided
      const { employeeId } = decided.value
      await stores.audit.write({
        actor: `desk:${by}`,
        action: verdict.accept ? 'certificate.accepted' : 'certificate.refused',
        employeeId,
        detail: { number: id },
      })
      const record = await stores.personnel.record(employeeId)
      // Who has left has no bond either.
      if (!record) return ok({ request: decided.value, isTold: false })
      const said = 'why' in given ? refused(asked, given.why) : accepted(asked, given.hours, await facts(record))
      const isTold = await tellPerson({ stores, replies }, { employeeId, cause: `certificate:${id}`, reply: said })
      return ok({ request: decided.value, isTold })
    })
}

const refused = ({ id, name }: Submission, why: string): Reply =>
  reply('certificate.refused', { nomor: id, nama: name, alasan: why }, [
    offer('Kirim lagi', { name: 'submit_certificate' }),
    offer('Hubungi BKPP', { name: 'about', subject: 'contact' }),
  ])

function accepted(asked: Submission, hours: number, facts: Facts): Reply {
  return reply(
    'certificate.accepted',
    {
      sapaan: addressWord(facts.record),
      nomor: asked.id,
      nama: asked.name,
      jp: hours,
      berubah: hours !== asked.hours,
      semula: asked.hours,
      jumlah: totalIn(asked.endsOn, facts),
    },
    [offerTopic('training.hours'), offerTopic('training.recommended')],
  )
}

/** The hours of the period in which the training ended, the new ones among them. */
function totalIn(endsOn: Temporal.PlainDate, { record, today, parameters }: Facts): string {
  const lastOfYear = Temporal.PlainDate.from({ year: endsOn.year, month: 12, day: 31 })
  const asOf = endsOn.year < today.year ? lastOfYear : today
  const { hours, target, targetKind, from, until } = trainingHours(record, asOf, parameters).value
  const isInside = Temporal.PlainDate.compare(from, endsOn) <= 0 && Temporal.PlainDate.compare(endsOn, until) <= 0
  // An earlier year of an agreement: its total is told where it is asked for.
  if (!isInside) return 'JP-nya sudah dicatat'
  return targetKind === 'floor'
    ? `JP ${endsOn.year} menjadi ${hours} dari ${target}`
    : `JP tahun perjanjian ini menjadi ${hours}, batasnya ${target}`
}
