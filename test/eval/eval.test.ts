/** The floor under understanding, and that its questions are fair. */
import { describe, expect, it } from 'vitest'
import { createBuiltinUnderstanding } from '#assistant/builtin-understanding.ts'
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { wordsOf } from '#core/language/words.ts'
import { measure, share } from './measure.ts'
import { evalToday, loadQuestions, type Question } from './questions.ts'

const intents = loadLanguageSources()
const examples = intents.intents.flatMap(({ examples }) => examples).map((text) => ({ text, grams: gramsOf(text) }))
const questions = loadQuestions('development')
const measured = measure(createBuiltinUnderstanding({ intents }), questions)

/** Of the groups of three letters, how many have to be the same. */
const alike = 0.88

/** Examples that are a longer question of these, or nearly. Three words can hardly be said in another way. */
function copiedExamples(questions: readonly Question[]): string[] {
  const asked = questions.filter(({ text }) => wordsOf(text).length > 3).map(({ text }) => gramsOf(text))
  return examples
    .filter(({ grams }) =>
      asked.some((question) => {
        const all = question.size + grams.size
        // The smaller shares all it has at most; that spares most of the counting.
        return (
          2 * Math.min(question.size, grams.size) > alike * all && 2 * question.intersection(grams).size > alike * all
        )
      }),
    )
    .map(({ text }) => text)
}

function gramsOf(text: string): Set<string> {
  const line = ` ${wordsOf(text)
    .map((word) => word.text)
    .join(' ')} `
  return new Set(Array.from({ length: Math.max(0, line.length - 2) }, (_, at) => line.slice(at, at + 3)))
}

describe('the questions only measured', () => {
  it('are many, and of every style', () => {
    const all = [...loadQuestions('held-out'), ...loadQuestions('second-hand')]
    expect(all.length).toBeGreaterThanOrEqual(1000)
    for (const style of ['formal', 'chat', 'javanese', 'typo', 'english', 'story', 'keyword', 'hostile', 'voice']) {
      expect(all.filter((question) => question.style === style).length, style).toBeGreaterThanOrEqual(80)
    }
  })

  // It names the examples, which are what has to go, and not the questions, which nobody should tune against.
  it.each(['held-out', 'second-hand'] as const)('are no near copies of examples: %s', (file) => {
    expect(copiedExamples(loadQuestions(file))).toEqual([])
  })
})

describe('the questions tuned against', () => {
  it('are many, and of every style', () => {
    expect(questions.length).toBeGreaterThanOrEqual(200)
    for (const style of ['formal', 'chat', 'javanese', 'typo', 'english', 'story', 'keyword', 'hostile']) {
      expect(questions.filter((question) => question.style === style).length, style).toBeGreaterThanOrEqual(5)
    }
  })

  it('are neither examples nor near copies of examples', () => {
    // Two people say the plainest things alike.
    expect(copiedExamples(questions).length / questions.length).toBeLessThan(0.02)
  })

  it('are understood', async () => {
    const { outcomes, accuracy, wrong, falseAlarms, answeredChatter, outOfScopeAuc } = await measured
    expect(accuracy).toBeGreaterThanOrEqual(0.95)
    expect(wrong).toBeLessThanOrEqual(0.04)
    expect(share(outcomes, (one) => one.verdict === 'wrong' && one.confidence >= 0.7)).toBeLessThanOrEqual(0.01)
    expect(falseAlarms).toBeLessThanOrEqual(0.04)
    expect(answeredChatter).toBeLessThanOrEqual(0.02)
    expect(outOfScopeAuc).toBeGreaterThanOrEqual(0.95)
    for (const style of ['formal', 'chat', 'javanese', 'typo', 'english', 'story', 'keyword', 'hostile', 'voice']) {
      const own = outcomes.filter((outcome) => outcome.style === style)
      expect(
        share(own, ({ verdict }) => verdict === 'right'),
        style,
      ).toBeGreaterThanOrEqual(0.88)
    }
  })

  it('are answered in milliseconds, the longest noise too', async () => {
    const understanding = createBuiltinUnderstanding({ intents })
    const context = { today: evalToday, lastAsk: null, offered: [] }
    const noise = ['qz wv '.repeat(682), 'x'.repeat(4096), 'kgb? '.repeat(819), '🙂'.repeat(2048)]
    const times: number[] = []
    for (const text of [...questions.map(({ text }) => text), ...noise]) {
      const before = performance.now()
      await understanding.understand(text, context)
      times.push(performance.now() - before)
    }
    times.sort((a, b) => a - b)
    // The middle one, as other work on the machine stretches the slowest.
    expect(times[Math.floor(times.length / 2)]).toBeLessThan(3)
    expect(times.at(-1)).toBeLessThan(500)
  })

  it('about somebody else never become a question about the asker', async () => {
    const { outcomes } = await measured
    const others = outcomes.filter(({ expected }) => expected === 'refuse.other_person')
    expect(others.length).toBeGreaterThanOrEqual(20)
    const own = others.filter(({ verdict, said }) => verdict === 'wrong' && !said.startsWith('refuse'))
    // "Menantu saya ... Tolong lihatkan kontraknya": whose it is was said two sentences before.
    expect(own.length).toBeLessThanOrEqual(2)
  })
})
