/** Makes the Prisma client from schema.prisma after an install, without the native schema engine that the CLI would download. */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const cli = join(dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build/index.js')
// Generating needs no engine, so the CLI is shown an executable that exists.
const { status } = spawnSync(process.execPath, [cli, 'generate', '--schema', 'prisma/schema.prisma'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
})
process.exit(status ?? 1)
