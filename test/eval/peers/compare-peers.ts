/** Lets every peer learn the same examples and asks all of them the same questions; the label alone counts. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { PeerFigures } from './peer-figures.ts'

/** Ours is the last. */
const peers = ['nlpJs', 'nearestExample', 'fastText', 'plainRegression', 'builtIn']

/** One after the other, each in a process of its own, so that none is measured with another's memory or heat. */
export async function comparePeers(): Promise<PeerFigures[]> {
  const script = fileURLToPath(new URL('./measure-peer.ts', import.meta.url))
  const figures: PeerFigures[] = []
  for (const peer of peers) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, peer])
    figures.push(JSON.parse(stdout.slice(stdout.lastIndexOf('{"name"'))) as PeerFigures)
  }
  return figures
}
