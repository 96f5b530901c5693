/** The report of an eval in Markdown. */
import { type Measured, type Outcome, share } from '../measure.ts'
import type { PeerFigures } from '../peers/peer-figures.ts'
import { peerTable } from '../peers/peer-table.ts'
import type { QuestionFile } from '../questions.ts'
import { type Confusion, isSingle, meantLabel, saidLabel } from './confusion.ts'
import { markdownTable } from './markdown-table.ts'

export interface MeasuredSet {
  readonly name: string
  readonly file: QuestionFile
  readonly isHeldOut: boolean
  readonly measured: Measured
}

export interface ReportNeeds {
  readonly day: Temporal.PlainDate
  readonly examples: number
  readonly sets: readonly MeasuredSet[]
  /** Of all of them together. */
  readonly all: Measured
  readonly peers: readonly PeerFigures[]
  readonly confusion: Confusion
}

const percent = (value: number) => `${(100 * value).toFixed(1)} %`
const count = (rows: readonly Outcome[], verdict: Outcome['verdict']) =>
  rows.filter((row) => row.verdict === verdict).length
const ratio = (part: number, whole: number) => (whole === 0 ? '-' : percent(part / whole))

export function reportText({ day, examples, sets, all, peers, confusion }: ReportNeeds): string {
  const heldOut = sets.filter(({ isHeldOut }) => isHeldOut)
  const outcomes = heldOut.flatMap(({ measured }) => measured.outcomes)
  return `# How well Semar understands

Written by \`npm run eval -- --report\` on ${day.toString()}; run it again after a change of the engine or of
\`prompts/intents/\` and commit what it writes. Between two runs on the same texts only the times and the memory differ.

The engine learns from ${examples} examples. It is measured on questions that are no examples: two files written by two
hands without sight of the examples, and one that is tuned against ("development"), whose figures flatter. The first
hand's questions were never read by whoever tuned the engine: theirs is the honest figure. The second hand's were read
in the last round of mending, so they flatter a little. A test holds that no held-out question is an example or a near copy of one.

- **right**: the very commands that were meant, with their months, days, years and quarters;
- **asked back**: the meaning is among the two or three that are offered as buttons;
- **gave up**: said that it did not understand;
- **wrong**: anything else, so also the right subject with the wrong month;
- **chatter** is what has nothing to do with the trade: taken for something is anything but that it is none of ours;
  taken for a personnel question is what is answered from data or rules, offered, or sent on to an office.

## All in all

${markdownTable(['', 'all', ...sets.map(({ name }) => name)], totals(all, sets))}

## By style

${markdownTable(['Style', 'all: n', 'right'], byStyle(all))}

${perSet(sets, ({ style }) => style, 'Style')}

## By intent

Both held-out files. Precision: of the times it was said, how often it was meant; recall: of the times it was meant, how
often it was said; both by the label alone, several requests in one message left out (they have a row of their own).
${heldOut.map(({ name }) => name).join(' and ')} stand apart in the columns with right of asked.

${byIntent(heldOut, outcomes)}

## Confusion

![Confusion matrix of the held-out questions](understanding-confusion.svg)

What was taken for something else, most often first:

${confusions(confusion)}

## Calibration

How often an answer was right at each confidence, held-out questions, those asked back left out.

${markdownTable(['Confidence', 'n', 'mean confidence', 'right'], calibration(outcomes))}

## Beside others

The same examples to learn from, the same questions; the label alone counts, messages with several requests are left
out, every \`none.*\` is one label. Where ours asks back, its first offer counts as its answer. Out-of-scope AUC by each
one's own score. Times on the machine of the run, memory as heap and buffers after learning.

${peerTable(peers, sets)}

${peers.map(({ name, settings }) => `- ${name}: ${settings}`).join('\n')}

## What was not right

For whoever wants to know what kind of sentence is lost; not to be tuned against.

${heldOut.map(errors).join('\n\n')}
`
}

function totals(all: Measured, sets: readonly MeasuredSet[]): string[][] {
  const row = (name: string, of: (measured: Measured) => string) => [
    name,
    ...[all, ...sets.map(({ measured }) => measured)].map(of),
  ]
  return [
    row('questions', ({ outcomes }) => String(outcomes.length)),
    row('right', ({ accuracy }) => percent(accuracy)),
    row('asked back', ({ outcomes }) => percent(share(outcomes, ({ verdict }) => verdict === 'asked back'))),
    row('gave up', ({ outcomes }) => percent(share(outcomes, ({ verdict }) => verdict === 'gave up'))),
    row('wrong', ({ wrong }) => percent(wrong)),
    row('wrong with confidence of 0.7 or more', ({ outcomes }) =>
      percent(share(outcomes, (one) => one.verdict === 'wrong' && one.confidence >= 0.7)),
    ),
    row('chatter taken for something', ({ falseAlarms }) => percent(falseAlarms)),
    row('chatter taken for a personnel question', ({ answeredChatter }) => percent(answeredChatter)),
    row('out-of-scope AUC', ({ outOfScopeAuc }) => outOfScopeAuc.toFixed(3)),
  ]
}

function byStyle({ outcomes }: Measured): string[][] {
  return [...new Set(outcomes.map(({ style }) => style))].sort().map((style) => {
    const own = outcomes.filter((row) => row.style === style)
    return [style, String(own.length), ratio(count(own, 'right'), own.length)]
  })
}

function perSet(sets: readonly MeasuredSet[], keyOf: (row: Outcome) => string, title: string): string {
  const keys = [...new Set(sets.flatMap(({ measured }) => measured.outcomes.map(keyOf)))].sort()
  return markdownTable(
    [title, ...sets.flatMap(({ name }) => [`${name}: n`, 'right', 'asked', 'gave up', 'wrong'])],
    keys.map((key) => [
      key,
      ...sets.flatMap(({ measured }) => {
        const own = measured.outcomes.filter((row) => keyOf(row) === key)
        return [
          String(own.length),
          ratio(count(own, 'right'), own.length),
          ...(['asked back', 'gave up', 'wrong'] as const).map((verdict) => String(count(own, verdict))),
        ]
      }),
    ]),
  )
}

function byIntent(heldOut: readonly MeasuredSet[], outcomes: readonly Outcome[]): string {
  const several = 'several requests'
  const keyOf = (row: Outcome) => (isSingle(row) ? meantLabel(row) : several)
  const keys = [...new Set(outcomes.map(keyOf))].sort()
  const single = outcomes.filter(isSingle)
  return markdownTable(
    ['Intent', 'n', 'right', 'asked', 'gave up', 'wrong', ...heldOut.map(({ name }) => name), 'precision', 'recall'],
    keys.map((key) => {
      const own = outcomes.filter((row) => keyOf(row) === key)
      const said = single.filter((row) => saidLabel(row) === key)
      const hits = said.filter((row) => meantLabel(row) === key).length
      return [
        key,
        String(own.length),
        ...(['right', 'asked back', 'gave up', 'wrong'] as const).map((verdict) => String(count(own, verdict))),
        ...heldOut.map(({ measured }) => {
          const here = measured.outcomes.filter((row) => keyOf(row) === key)
          return `${count(here, 'right')}/${here.length}`
        }),
        key === several ? '-' : ratio(hits, said.length),
        key === several ? '-' : ratio(hits, own.length),
      ]
    }),
  )
}

function confusions({ labels, count }: Confusion): string {
  const cells = labels.flatMap((meant) =>
    labels.filter((said) => said !== meant).map((said) => ({ meant, said, times: count(meant, said) })),
  )
  const often = cells.filter(({ times }) => times >= 2).sort((a, b) => b.times - a.times)
  if (often.length === 0) return 'Nothing more than once.'
  return markdownTable(
    ['Meant, said', 'times'],
    often.slice(0, 20).map(({ meant, said, times }) => [`${meant}, ${said}`, String(times)]),
  )
}

function calibration(outcomes: readonly Outcome[]): string[][] {
  const committed = outcomes.filter(({ verdict }) => verdict !== 'asked back')
  return Array.from({ length: 10 }, (_, from) => {
    const own = committed.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === from)
    const mean = own.reduce((sum, { confidence }) => sum + confidence, 0) / own.length
    return [
      `${(from / 10).toFixed(1)}-${((from + 1) / 10).toFixed(1)}`,
      String(own.length),
      own.length === 0 ? '-' : mean.toFixed(2),
      ratio(count(own, 'right'), own.length),
    ]
  })
}

function errors({ name, measured }: MeasuredSet): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
  const rows = measured.outcomes
    .filter(({ verdict }) => verdict !== 'right')
    .map(
      ({ style, verdict, text, expected, said, confidence }) =>
        `| ${verdict} | ${style} | ${cell(text)} | ${expected} | ${said} | ${confidence.toFixed(2)} |`,
    )
  return [
    `### ${name}`,
    '',
    '| verdict | style | text | meant | said | confidence |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}
