/** The questions of an eval, and whether an answer of the engine is what was meant. */
import { readFileSync } from 'node:fs'
import type { Command } from '#core/dialogue/command.ts'

export interface Question {
  readonly style: string
  readonly expected: string
  readonly text: string
  /** Written by somebody who had not seen the examples. */
  readonly isBlind: boolean
}

/** `development` is tuned against, the others, by two hands, are only measured. */
export const questionFiles = ['development', 'held-out', 'second-hand'] as const
export type QuestionFile = (typeof questionFiles)[number]

export type Verdict = 'right' | 'asked back' | 'gave up' | 'wrong'

export const evalToday = Temporal.PlainDate.from('2026-11-24')

const blindMark = '# Written blind'

/** All that is only measured is blind; of `development` what comes after the line that says so. */
export function loadQuestions(file: QuestionFile): Question[] {
  const lines = readFileSync(new URL(`./${file}.txt`, import.meta.url), 'utf8').split('\n')
  const mark = lines.findIndex((line) => line.startsWith(blindMark))
  return lines.flatMap((line, at) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    const [style = '', expected = '', ...text] = line.split('|')
    const isBlind = file !== 'development' || (mark !== -1 && at > mark)
    return [{ style: style.trim(), expected: expected.trim(), text: text.join('|').trim(), isBlind }]
  })
}

/** Asked back: the meaning is among those offered. Gave up: said that it did not understand. */
export function judge(question: Question, commands: readonly Command[]): Verdict {
  const said = commands.map(describe).join(' + ')
  const [first] = commands
  if (matches(question.expected, said)) return 'right'
  if (commands.length === 1 && first?.name === 'clarify') {
    const topic = question.expected.split(' ')[0]
    return first.options.some((option) => describe(option).split(' ')[0] === topic) ? 'asked back' : 'wrong'
  }
  return first?.name === 'none' ? 'gave up' : 'wrong'
}

/** A command as the questions write it: `training.list 2026-12`, `appraisal.stages q4`, `refuse.secret`. */
export function describe(command: Command): string {
  switch (command.name) {
    case 'ask': {
      const { topic, fromMonth, untilMonth, date, year, quarter } = command
      const months = fromMonth === undefined ? '' : ` ${fromMonth}${untilMonth === fromMonth ? '' : `..${untilMonth}`}`
      const day = date === undefined ? '' : ` d${date}`
      return `${topic}${months}${day}${year === undefined ? '' : ` y${year}`}${quarter === undefined ? '' : ` q${quarter}`}`
    }
    case 'about':
    case 'unsupported':
      return `${command.name}.${command.subject}`
    case 'refuse':
    case 'none':
      return `${command.name}.${command.reason}`
    default:
      return command.name
  }
}

/** `none` takes every reason, and unrelated chatter may be called unclear: nothing of the trade is said either way. */
function matches(expected: string, said: string): boolean {
  if (expected.startsWith('none')) return said.startsWith('none.')
  return expected === said
}
