/** SIASN as the source of an import: everybody on record or in a list is asked for, which takes hours for a whole city. */
import type { Db } from '#db/client.ts'
import { knownNips } from '#db/known-nips.ts'
import type { Clock } from '#ports/clock.ts'
import { readNipList } from '#sources/siasn/read-nip-list.ts'
import { createSiasnSource, type SiasnFetch, type SiasnSource } from '#sources/siasn/siasn-source.ts'
import type { Config } from '../config.ts'
import { UsageProblem } from './arguments.ts'
import type { ProgressLine } from './progress-line.ts'
import { writeSiasnFailureFile } from './siasn-failure-file.ts'

const concurrency = 4
const lookEveryMs = 500

export async function openSiasn(needs: {
  config: Config
  db: Db
  clock: Clock
  /** A file with NIPs; null: those on record. */
  nips: string | null
  progress: ProgressLine
  signal: AbortSignal
  print: (text: string) => void
}): Promise<{ source: SiasnSource; known: SiasnFetch }> {
  const { config, db, clock, progress, signal, print } = needs
  if (!config.siasn) throw new UsageProblem('SIASN is not configured: set SIASN_CLIENT_ID and what goes with it.')
  const nips = needs.nips === null ? await knownNips(db) : readNipList(needs.nips)
  const { dataDir, siasn } = config
  const source = createSiasnSource({ ...siasn, nips, dataDir, clock, concurrency })
  const look = setInterval(() => {
    progress.show({ step: 'Mengambil dari SIASN', fraction: source.progress(), rows: 0 })
  }, lookEveryMs)
  try {
    const fetched = await source.fetch(signal)
    if (fetched.failures.length > 0) {
      const path = `siasn-tidak-didapat-${fetched.asOf}.xlsx`
      await writeSiasnFailureFile(path, fetched.failures)
      print(`Yang tidak didapat dari SIASN: ${path}`)
    }
    // A list in a file is not the whole city: who is not in it has not left.
    return { source, known: { ...fetched, isWhole: fetched.isWhole && needs.nips === null } }
  } finally {
    clearInterval(look)
  }
}
