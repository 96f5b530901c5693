/** `npm run eval`: how well the built-in engine understands the held-out questions, by subject and by style. */
import { createBuiltinUnderstanding } from '#assistant/builtin-understanding.ts'
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { measure, type Outcome, share } from './measure.ts'
import { evalToday, loadQuestions } from './questions.ts'

const percent = (value: number) => `${(100 * value).toFixed(1)} %`
const print = (line: string) => process.stdout.write(`${line}\n`)

const startedAt = performance.now()
const understanding = createBuiltinUnderstanding({ intents: loadLanguageSources() })
const learntMs = performance.now() - startedAt
const questions = loadQuestions()
const { outcomes, accuracy, wrong, falseAlarms, outOfScopeAuc } = await measure(understanding, questions)

const times: number[] = []
for (let round = 0; round < 5; round++) {
  for (const { text } of questions) {
    const before = performance.now()
    await understanding.understand(text, { today: evalToday, lastAsk: null, offered: [] })
    times.push(performance.now() - before)
  }
}
times.sort((a, b) => a - b)

table('Style', outcomes, ({ style }) => style)
table('Subject', outcomes, ({ expected }) => (expected.includes('+') ? 'several' : (expected.split(' ')[0] ?? '')))
print('\nNot right:')
for (const { verdict, text, expected, said, confidence } of outcomes) {
  if (verdict !== 'right') print(`  ${verdict.padEnd(10)} ${text} | ${expected} | ${said} (${confidence.toFixed(2)})`)
}
print(`\n${questions.length} questions`)
print(`right                        ${percent(accuracy)}`)
print(`asked back with the meaning  ${percent(share(outcomes, ({ verdict }) => verdict === 'asked back'))}`)
print(`gave up                      ${percent(share(outcomes, ({ verdict }) => verdict === 'gave up'))}`)
print(`wrong                        ${percent(wrong)}`)
print(
  `wrong with confidence >= 0.7 ${percent(share(outcomes, (one) => one.verdict === 'wrong' && one.confidence >= 0.7))}`,
)
print(`chatter taken for the trade  ${percent(falseAlarms)}`)
print(`out-of-scope AUC             ${outOfScopeAuc.toFixed(3)}`)
print(`learnt in                    ${learntMs.toFixed(0)} ms`)
print(`a message p50, p99           ${at(0.5)} ms, ${at(0.99)} ms`)

function at(quantile: number): string {
  return (times[Math.floor(times.length * quantile)] ?? 0).toFixed(2)
}

function table(title: string, rows: readonly Outcome[], keyOf: (row: Outcome) => string): void {
  print(`\n${title.padEnd(32)}   n  right  asked  gave up  wrong`)
  for (const key of [...new Set(rows.map(keyOf))].sort()) {
    const own = rows.filter((row) => keyOf(row) === key)
    const count = (verdict: Outcome['verdict']) => String(own.filter((row) => row.verdict === verdict).length)
    print(
      `${key.padEnd(32)} ${String(own.length).padStart(3)}  ${count('right').padStart(5)}  ${count('asked back').padStart(5)}  ${count('gave up').padStart(7)}  ${count('wrong').padStart(5)}`,
    )
  }
}
