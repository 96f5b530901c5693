/** nlp.js with its own Indonesian tokenizer and stemmer. */
import { containerBootstrap } from '@nlpjs/core'
import { LangId } from '@nlpjs/lang-id'
import { Nlp } from '@nlpjs/nlp'
import { guessOf, type Peer } from './peer.ts'

const silent = { name: 'logger', trace() {}, debug() {}, info() {}, log() {}, warn() {}, error() {}, fatal() {} }

export const nlpJs: Peer = {
  name: 'nlp.js',
  settings: '@nlpjs/nlp with @nlpjs/lang-id, as it comes; its best meaning counts, however low',
  async learn({ intents }) {
    const container = await containerBootstrap()
    // It warns of every text without a word.
    container.register('logger', silent, true)
    container.use(Nlp)
    container.use(LangId)
    const nlp = container.get('nlp')
    Object.assign(nlp.settings, { autoSave: false, autoLoad: false })
    Object.assign(nlp.nluManager.settings, { log: false })
    nlp.addLanguage('id')
    for (const { name, examples } of intents) {
      for (const example of examples) nlp.addDocument('id', example, name)
    }
    await nlp.train()
    return async (text) => {
      const { classifications } = await nlp.process('id', text)
      return guessOf(
        classifications.map(({ intent, score }) => ({ label: intent === 'None' ? 'none' : intent, score })),
      )
    }
  },
}
