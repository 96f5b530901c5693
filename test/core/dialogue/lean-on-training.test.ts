/** A part of a training's title is taken for one only where trainings were spoken of. */
import { expect, it } from 'vitest'
import { topicLabels } from '#core/answers/topic-labels.ts'
import type { Command } from '#core/dialogue/command.ts'
import { leaningOnTraining } from '#core/dialogue/lean-on-training.ts'
import { freshState } from '#core/dialogue/state.ts'

const unclear: readonly Command[] = [{ name: 'none', reason: 'unclear' }]
const listed = {
  ...freshState,
  isOnSubject: true,
  trail: [{ name: 'ask', topic: 'training.registrations' } as const],
}
const refused = {
  ...freshState,
  offered: [topicLabels['training.registrations'], topicLabels['training.recommended']].map((label) => ({
    label,
    data: label,
  })),
}

it('leaves the one that is named, and not the one that has only a place', () => {
  const left = leaningOnTraining('saya mau mundur dari yang pengadaan itu', unclear, listed)
  expect(left).toEqual([{ name: 'training.cancel', title: 'pengadaan' }])
  expect(leaningOnTraining('batalkan yang kedua', unclear, listed)).toBeNull()
  expect(leaningOnTraining('mundur dari yang pengadaan itu', unclear, freshState)).toBeNull()
})

it('takes another instead of one that could not be had, unless the text is understood by itself', () => {
  const taken = leaningOnTraining('kalau begitu tata naskah dinas saja', unclear, refused)
  expect(taken).toEqual([{ name: 'training.register', title: 'tata naskah dinas' }])
  const raise: readonly Command[] = [{ name: 'ask', topic: 'raise.next' }]
  expect(leaningOnTraining('kalau begitu kgb saja', raise, refused)).toBeNull()
  expect(leaningOnTraining('kalau begitu tata naskah saja', unclear, freshState)).toBeNull()
})
