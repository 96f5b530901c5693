/** `npm run eval [-- --held-out | --second-hand] [-- --blind]`, `-- --peers`, `-- --report`: how well text is understood. */
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { comparePeers } from './peers/compare-peers.ts'
import { peerTable } from './peers/peer-table.ts'
import { printMeasured } from './print-measured.ts'
import { loadQuestions, questionFiles } from './questions.ts'
import { writeReport } from './report/write-report.ts'

const has = (flag: string) => process.argv.includes(flag)

if (has('--report')) await writeReport()
else if (has('--peers')) {
  const figures = await comparePeers(
    loadLanguageSources(),
    questionFiles.map((file) => loadQuestions(file)),
  )
  process.stdout.write(`${peerTable(figures, questionFiles)}\n`)
} else {
  const file = has('--held-out') ? 'held-out' : has('--second-hand') ? 'second-hand' : 'development'
  await printMeasured(file, { isBlindOnly: has('--blind') })
}
