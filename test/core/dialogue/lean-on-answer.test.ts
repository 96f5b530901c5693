/** Short questions are held to the answer before them, and only those that it can answer. */
import { describe, expect, it } from 'vitest'
import type { Command, Topic } from '#core/dialogue/command.ts'
import { leaningOnAnswer } from '#core/dialogue/lean-on-answer.ts'
import { freshState } from '#core/dialogue/state.ts'

const answered = (topic: Topic) => ({ ...freshState, isOnSubject: true, trail: [{ name: 'ask', topic } as const] })
const unclear: readonly Command[] = [{ name: 'none', reason: 'unclear' }]

describe('a short question after a personal answer', () => {
  it.each<[Topic, string, Command]>([
    ['proposal.status', 'siapa yang pegang sekarang', { name: 'ask', topic: 'proposal.status' }],
    ['proposal.status', 'dari kapan di situ?', { name: 'ask', topic: 'proposal.status' }],
    ['proposal.status', 'tmt nya?', { name: 'ask', topic: 'proposal.status' }],
    ['promotion.next', 'yg kurang opo', { name: 'ask', topic: 'promotion.requirements' }],
    ['promotion.next', 'kapan itu', { name: 'ask', topic: 'promotion.next' }],
    ['promotion.next', 'kgb juga?', { name: 'ask', topic: 'raise.next' }],
    ['career.award', 'yang ngusulin siapa', { name: 'policy', article: 'satyalancana' }],
    ['career.post', 'sing plt kuwi wiwit kapan', { name: 'ask', topic: 'career.post' }],
    ['appraisal.predicate', 'yg 2026 belum ya', { name: 'ask', topic: 'appraisal.predicate', year: 2026 }],
  ])('%s, then "%s"', (topic, text, meant) => {
    expect(leaningOnAnswer(text, unclear, answered(topic))).toEqual([meant])
  })

  it('goes on from nothing that was not said last, and takes no whole question for a short one', () => {
    expect(
      leaningOnAnswer('siapa yang pegang', unclear, { ...answered('proposal.status'), isOnSubject: false }),
    ).toBeNull()
    expect(leaningOnAnswer('siapa yang pegang', unclear, answered('leave.balance'))).toBeNull()
    expect(leaningOnAnswer('kapan itu gaji pak budi cair', unclear, answered('promotion.next'))).toBeNull()
    expect(leaningOnAnswer('kgb', unclear, answered('promotion.next'))).toBeNull()
  })
})
