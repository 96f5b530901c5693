/** The comparison as a table in Markdown, which reads well in a terminal too. */

import type { QuestionFile } from '../questions.ts'
import { markdownTable } from '../report/markdown-table.ts'
import type { PeerFigures } from './peer-figures.ts'

export function peerTable(
  figures: readonly PeerFigures[],
  files: readonly { readonly file: QuestionFile; readonly name: string }[],
): string {
  const head = [
    'Peer',
    ...files.flatMap(({ name }) => [`${name}: accuracy`, 'macro-F1', 'out-of-scope AUC']),
    'learnt in',
    'p50',
    'p99',
    'memory',
  ]
  const rows = figures.map(({ name, scores, learnMs, p50Ms, p99Ms, memoryMb }) => [
    name,
    ...files.flatMap(({ file }) => {
      const one = scores[file]
      return [one?.accuracy, one?.macroF1, one?.outOfScopeAuc].map((value) => value?.toFixed(3) ?? '-')
    }),
    `${(learnMs / 1000).toFixed(1)} s`,
    `${p50Ms.toFixed(2)} ms`,
    `${p99Ms.toFixed(2)} ms`,
    `${memoryMb.toFixed(0)} MB`,
  ])
  return markdownTable(head, rows)
}
