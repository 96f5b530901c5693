/** fastText, compiled to WebAssembly, learning the examples as a supervised model. */
import { getFastTextClass, getFastTextModule } from 'fasttext.wasm.js'
import { guessOf, type Peer } from './peer.ts'
import { plainWords } from './plain-words.ts'

/** The best of seven that were tried on the questions tuned against. */
const settings = {
  loss: 'softmax',
  lr: 0.3,
  epoch: 40,
  dim: 50,
  wordNgrams: 1,
  minn: 2,
  maxn: 5,
  minCount: 1,
  bucket: 100_000,
  verbose: 0,
}

const prefix = '__label__'

export const fastText: Peer = {
  name: 'fastText',
  settings: 'fasttext.wasm.js: softmax, character 2-5-grams, 50 dimensions, 40 epochs, rate 0.3',
  async learn({ intents }) {
    const FastText = await getFastTextClass({ getFastTextModule })
    const lines = intents.flatMap(({ name, examples }) =>
      examples.map((text) => `${prefix}${name} ${plainWords(text)}\n`),
    )
    const file = `data:text/plain;base64,${Buffer.from(lines.join('')).toString('base64')}`
    // Without a callback the package's core calls null.
    const model = await new FastText().trainSupervised(file, settings, () => {})
    return (text) => {
      const found = model.predict(`${plainWords(text)}\n`, intents.length, 0)
      const scores = Array.from({ length: found.size() }, (_, at) => {
        const [score, label] = found.get(at)
        return { label: label.slice(prefix.length), score }
      })
      return guessOf(scores)
    }
  },
}
