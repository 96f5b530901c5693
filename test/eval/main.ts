/** `npm run eval [-- --held-out | --second-hand] [-- --blind]`, `-- --peers`, `-- --report`: how well text is understood. */
import { comparePeers } from './peers/compare-peers.ts'
import { peerTable } from './peers/peer-table.ts'
import { printMeasured } from './print-measured.ts'
import { questionFiles } from './questions.ts'
import { writeReport } from './report/write-report.ts'

const has = (flag: string) => process.argv.includes(flag)

if (has('--report')) await writeReport()
else if (has('--peers')) {
  const files = questionFiles.map((file) => ({ file, name: file }))
  process.stdout.write(`${peerTable(await comparePeers(), files)}\n`)
} else {
  const file = has('--held-out') ? 'held-out' : has('--second-hand') ? 'second-hand' : 'development'
  await printMeasured(file, { isBlindOnly: has('--blind') })
}
