/** minisearch as a classifier: the meaning of the example that BM25 finds nearest. */
import MiniSearch from 'minisearch'
import { type Peer, plainLabel } from './peer.ts'

export const nearestExample: Peer = {
  name: 'minisearch',
  settings: 'nearest example by BM25, prefixes, fuzzy 0.2',
  async learn({ intents }) {
    const index = new MiniSearch({
      fields: ['text'],
      storeFields: ['label'],
      searchOptions: { fuzzy: 0.2, prefix: (term: string) => term.length > 3, combineWith: 'OR' },
    })
    const documents = intents.flatMap(({ name, examples }) => examples.map((text) => ({ label: name, text })))
    index.addAll(documents.map((document, id) => ({ id, ...document })))
    return (text) => {
      const found = index.search(text)
      const nearest = (isOutside: boolean) =>
        found.find(({ label }) => (plainLabel(String(label)) === 'none') === isOutside)?.score ?? 0
      return { label: String(found[0]?.label ?? 'none'), belonging: nearest(false) - nearest(true) }
    }
  },
}
