/** Prints how well the built-in engine understands one file of questions, by style and by subject. */
import { createBuiltinUnderstanding } from '#assistant/builtin-understanding.ts'
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { heapMb } from './heap-mb.ts'
import { measure, type Outcome, share } from './measure.ts'
import { evalToday, loadQuestions, type QuestionFile } from './questions.ts'

const percent = (value: number) => `${(100 * value).toFixed(1)} %`
const print = (line: string) => process.stdout.write(`${line}\n`)

export async function printMeasured(file: QuestionFile, { isBlindOnly }: { isBlindOnly: boolean }): Promise<void> {
  const heapBefore = heapMb()
  const startedAt = performance.now()
  const cpuBefore = process.cpuUsage()
  const understanding = createBuiltinUnderstanding({ intents: loadLanguageSources() })
  const learntMs = performance.now() - startedAt
  const cpu = process.cpuUsage(cpuBefore)
  const heapMbMore = heapMb() - heapBefore
  const questions = loadQuestions(file).filter(({ isBlind }) => isBlind || !isBlindOnly)
  const { outcomes, accuracy, wrong, falseAlarms, answeredChatter, outOfScopeAuc } = await measure(
    understanding,
    questions,
  )

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
  if (file === 'development') table('Writer', outcomes, ({ isBlind }) => (isBlind ? 'blind' : 'of old'))
  print('\nConfidence   n  right   (asked back left out)')
  for (let from = 0; from < 10; from++) {
    const own = outcomes.filter(({ verdict, confidence }) => {
      return verdict !== 'asked back' && Math.min(9, Math.floor(confidence * 10)) === from
    })
    const right = share(own, ({ verdict }) => verdict === 'right')
    print(
      `${(from / 10).toFixed(1)}-${((from + 1) / 10).toFixed(1)}   ${String(own.length).padStart(5)}  ${percent(right)}`,
    )
  }
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
  print(`chatter taken for something  ${percent(falseAlarms)}`)
  print(`... for a personnel question ${percent(answeredChatter)}`)
  print(`out-of-scope AUC             ${outOfScopeAuc.toFixed(3)}`)
  print(
    `ready in                     ${learntMs.toFixed(0)} ms (${((cpu.user + cpu.system) / 1000).toFixed(0)} ms of a processor)`,
  )
  print(`heap more                    ${heapMbMore.toFixed(0)} MB`)
  print(`a message p50, p99           ${at(times, 0.5)} ms, ${at(times, 0.99)} ms`)
}

function at(times: readonly number[], quantile: number): string {
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
