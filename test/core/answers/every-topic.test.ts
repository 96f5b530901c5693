/** Every question, asked by very different people on many days: always words, three steps at most, and the data's age. */
import { describe, expect, it } from 'vitest'
import { topics } from '#core/dialogue/command.ts'
import { commandFromData } from '#core/dialogue/command-data.ts'
import { employmentKinds, legalStatuses } from '#core/personnel/record.ts'
import { replyTo, wordsOf } from '#test/support/answering.ts'
import { buildSession, day } from '#test/support/record.ts'

const bare = {
  nip: null,
  supervisor: null,
  tmtCpns: null,
  tmtPns: null,
  ranks: [],
  raises: [],
  posts: [],
  education: [],
  appraisals: [],
  leave: [],
  awards: [],
}

const discipline = [{ severity: 'berat', from: day('2026-06-01'), until: null }] as const

describe.each(topics)('%s', (topic) => {
  it.each(employmentKinds.flatMap((kind) => legalStatuses.map((legalStatus) => ({ kind, legalStatus }))))(
    'is answered for $kind, $legalStatus',
    (person) => {
      for (const record of [person, { ...person, ...bare }, { ...person, discipline }]) {
        for (const asOf of [day('2026-11-24'), day('2027-01-01'), day('2028-02-29')]) {
          const reply = replyTo({ topic, record, asOf, sessions: [buildSession()] })
          const words = wordsOf(reply)
          expect(words).toMatch(/^[*]{2}[^*]+[*]{2}/)
          // What was handed in by chat is as old as this moment.
          if (topic !== 'requests.mine') expect(words).toMatch(/Data per 23 November 2026\._$/)
          expect(words).not.toMatch(
            /undefined|\bnull\b|\bNaN\b|\[object|\{\{|[Hh]ukuman disiplin|(?:pem|di)berhenti(?:an|kan) sementara/,
          )
          expect(reply.choices.length).toBeGreaterThan(0)
          expect(reply.choices.length).toBeLessThanOrEqual(3)
          for (const { data } of reply.choices) expect(commandFromData(data)).not.toBeNull()
        }
      }
    },
  )
})
