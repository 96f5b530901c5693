/** The command line for conversations: what is wanted, or what is wrong with it. */
import { expect, it } from 'vitest'
import { readDeskArguments } from '#src/desk/arguments.ts'

it.each([
  [['handovers'], { verb: 'handovers', unit: null, by: 'command' }],
  [['handovers', '--unit', 'kinerja'], { verb: 'handovers', unit: 'kinerja', by: 'command' }],
  [['handover', '12'], { verb: 'handover', number: 12, by: 'command' }],
  [['handover-take', '12', '--by', 'Rini'], { verb: 'handover-take', number: 12, by: 'Rini' }],
  [
    ['handover-answer', '12', ' Sudah. ', '--by', 'Rini'],
    { verb: 'handover-answer', number: 12, text: 'Sudah.', by: 'Rini' },
  ],
  [
    ['question-answered', '3', '--article', 'kgb-pns', '--by', 'Rini'],
    { verb: 'question-answered', number: 3, article: 'kgb-pns', by: 'Rini' },
  ],
  [['review-right', '4', 'Benar.', '--by', 'Rini'], { verb: 'review-right', number: 4, text: 'Benar.', by: 'Rini' }],
])('%j', (args, request) => {
  expect(readDeskArguments(args)).toEqual(request)
})

it.each([
  [['handovers', '--unit', 'parkir'], /--unit wants one of mutasi/],
  [['handovers', '12'], /nothing more/],
  [['handover', '0'], /one number/],
  [['handover-answer', '12', '--by', 'Rini'], /the text that the person reads/],
  [['handover-answer', '12', 'tanpa', 'kutip', '--by', 'Rini'], /one text in quotes/],
  [['handover-answer', '12', 'a'.repeat(1501), '--by', 'Rini'], /1500 characters/],
  [['handover-answer', '12', 'Sudah.'], /say who decides/],
  [['question-answered', '3', '--by', 'Rini'], /--article SLUG/],
  [['review-mended', '4', 'x'], /say who decides/],
])('%j is refused with what it wants', (args, why) => {
  expect(() => readDeskArguments(args)).toThrow(why)
})
