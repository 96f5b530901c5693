/** `npm run bench [-- NAME...]`: the benchmarks, each a table of figures from one run on this machine. */
import { cpus } from 'node:os'
import { benchAnswers } from './answers.ts'
import { benchAnswersCpu } from './answers-cpu.ts'
import { benchFacts } from './facts.ts'
import { benchImport } from './import.ts'
import { benchPacing } from './pacing.ts'
import { type Figure, table } from './report.ts'
import { benchStart } from './start.ts'
import { benchWebhooks } from './webhooks.ts'

const benches: Record<string, { title: string; run: () => Promise<Figure[]> }> = {
  webhooks: { title: 'Webhook intake', run: benchWebhooks },
  answers: { title: 'From update to answer', run: benchAnswers },
  'answers-cpu': { title: 'All answers for one employee of 20,000', run: benchAnswersCpu },
  pacing: { title: 'Pacing and lanes', run: benchPacing },
  facts: {
    title: 'Facts of one employee',
    run: async () => {
      const { plainPerSecond, storePerSecond, ratio } = await benchFacts()
      return [
        { what: 'the same prepared query in plain pg, /s', value: plainPerSecond.toFixed(0) },
        { what: 'facts by the store, /s', value: storePerSecond.toFixed(0), ratio, atLeast: 0.35 },
      ]
    },
  },
  import: { title: 'Import of a city', run: benchImport },
  start: { title: 'Start and memory', run: benchStart },
}

const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !(name in benches))
if (unknown) {
  console.error(`There is no benchmark "${unknown}". There are: ${Object.keys(benches).join(', ')}`)
  process.exit(1)
}
console.log(`${new Date().toISOString()}, Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? '?'})`)
for (const [name, { title, run }] of Object.entries(benches)) {
  if (wanted.length === 0 || wanted.includes(name)) console.log(table(title, await run()))
}
process.exit(0)
