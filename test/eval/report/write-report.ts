/** Measures everything and writes `docs/understanding.md` with its picture. */
import { writeFileSync } from 'node:fs'
import { createBuiltinUnderstanding } from '#assistant/builtin-understanding.ts'
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { measure, summarised } from '../measure.ts'
import { comparePeers } from '../peers/compare-peers.ts'
import { loadQuestions } from '../questions.ts'
import { confusionOf } from './confusion.ts'
import { confusionSvg } from './confusion-svg.ts'
import { type MeasuredSet, reportText } from './report-text.ts'

const files = [
  { name: 'held-out, first hand', file: 'held-out', isHeldOut: true },
  { name: 'held-out, second hand', file: 'second-hand', isHeldOut: true },
  { name: 'development', file: 'development', isHeldOut: false },
] as const

/** A few minutes, most of them for nlp.js to learn. */
export async function writeReport(folder = new URL('../../../docs/', import.meta.url)): Promise<void> {
  const sources = loadLanguageSources()
  const understanding = createBuiltinUnderstanding({ intents: sources })
  const sets: MeasuredSet[] = []
  for (const { name, file, isHeldOut } of files) {
    sets.push({ name, file, isHeldOut, measured: await measure(understanding, loadQuestions(file)) })
  }
  const peers = await comparePeers()
  const confusion = confusionOf(sets.filter(({ isHeldOut }) => isHeldOut).flatMap(({ measured }) => measured.outcomes))
  const report = reportText({
    day: Temporal.Now.plainDateISO('Asia/Jakarta'),
    examples: sources.intents.reduce((sum, { examples }) => sum + examples.length, 0),
    sets,
    all: summarised(sets.flatMap(({ measured }) => measured.outcomes)),
    peers,
    confusion,
  })
  writeFileSync(new URL('understanding.md', folder), report)
  writeFileSync(
    new URL('understanding-confusion.svg', folder),
    confusionSvg(confusion, 'What the built-in engine makes of the held-out questions'),
  )
}
