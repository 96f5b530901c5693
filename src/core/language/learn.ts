/** Learns from the texts of `prompts/intents/`: the vocabulary, the lines that stand as they are, the weights. */
import { parseConcepts } from './concepts.ts'
import { bucketCount, featuresOf } from './features.ts'
import { parseGlossary } from './glossary.ts'
import type { LanguageSources } from './language-sources.ts'
import type { Learnt } from './learnt.ts'
import { plainWords } from './plain-words.ts'
import { type Example, readExamples } from './read-examples.ts'
import { type Sample, trainWeights } from './train-weights.ts'
import { typedBucketCount, typedFeaturesOf } from './typed-features.ts'
import { wordsOf } from './words.ts'

/** Pure, and the same for the same sources; some seconds of work. */
export function learn(sources: LanguageSources): Learnt {
  const { examples, counts } = readExamples(sources)
  const glossary = parseGlossary(sources.glossary)
  const conceptsOf = parseConcepts(sources.concepts, (words) => plainWords(glossary, words))
  // Wordings that are the same once they are read teach nothing twice.
  const distinct = new Map(examples.map(({ label, words }) => [`${label} ${words.join(' ')}`, { label, words }]))
  const samples: Sample[] = [...distinct.values()].map(({ label, words }) => ({
    label,
    features: featuresOf(words, conceptsOf),
  }))
  const typed: Sample[] = sources.intents.flatMap(({ name, examples }) =>
    examples.map((text) => ({ label: name, features: typedFeaturesOf(wordsOf(text).map((word) => word.text)) })),
  )
  return {
    counts,
    exact: exactOf(examples),
    weights: trainWeights(samples, { buckets: bucketCount, rounds: 8 }),
    typedWeights: trainWeights(typed, { buckets: typedBucketCount, rounds: 9 }),
  }
}

function exactOf(examples: readonly Example[]): Map<string, string> {
  const exact = new Map<string, string>()
  const doubtful = new Set<string>()
  for (const { label, whole, words } of examples) {
    for (const line of new Set([whole.join(' '), words.join(' ')])) {
      const known = exact.get(line)
      if (known !== undefined && known !== label) doubtful.add(line)
      if (line !== '') exact.set(line, label)
    }
  }
  for (const line of doubtful) exact.delete(line)
  return exact
}
