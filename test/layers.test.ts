/** Holds the linter to the layers: what an arrow of the design forbids is refused, however it is spelled, and circles too. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const forbidden: readonly (readonly [file: string, from: string])[] = [
  ['src/core/a.ts', '#ports/clock.ts'],
  ['src/core/a.ts', '#db/sql.ts'],
  ['src/core/a.ts', '#test/support/random.ts'],
  ['src/core/a.ts', '../db/sql.ts'],
  ['src/core/answers/a.ts', '../../db/sql.ts'],
  ['src/core/a.ts', '#http/coba/layout.ts'],
  ['src/core/a.ts', 'node:fs/promises'],
  ['src/core/a.ts', 'pg'],
  ['src/ports/a.ts', '#flows/sweep.ts'],
  ['src/ports/a.ts', '../flows/sweep.ts'],
  ['src/ports/a.ts', 'zod'],
  ['src/flows/a.ts', '#db/generated/client.ts'],
  ['src/flows/a.ts', '#channels/telegram/webhook.ts'],
  ['src/flows/a.ts', 'node:fs/promises'],
  ['src/flows/a.ts', 'grammy'],
  ['src/channels/telegram/a.ts', '#flows/sweep.ts'],
  ['src/channels/telegram/a.ts', '#db/sql.ts'],
  ['src/channels/telegram/a.ts', '../browser/sender.ts'],
  ['src/assistant/a.ts', '#queue/options.ts'],
  ['src/db/a.ts', '#flows/sweep.ts'],
  ['src/queue/a.ts', '#db/sql.ts'],
  ['src/sources/a.ts', '#db/sql.ts'],
  ['src/core/import/a.ts', '../../sources/read-csv.ts'],
  ['src/http/coba/a.ts', '#channels/telegram/webhook.ts'],
  ['src/http/a.ts', '#src/config.ts'],
  ['workers/a.ts', '../src/db/sql.ts'],
  ['workers/a.ts', '#queue/options.ts'],
  ['src/edge.ts', 'node:crypto'],
  ['src/edge.ts', '#http/node-server.ts'],
  ['src/edge.ts', '#db/sql.ts'],
]

const allowed: readonly (readonly [file: string, from: string])[] = [
  ['src/core/answers/b.ts', '../personnel/nip.ts'],
  ['src/core/b.ts', 'zod'],
  ['src/ports/b.ts', '#core/message.ts'],
  ['src/flows/b.ts', '#ports/inbox.ts'],
  ['src/channels/telegram/b.ts', 'grammy'],
  ['src/db/b.ts', '#ports/inbox.ts'],
  ['src/http/b.ts', '#flows/open-sample-chat.ts'],
  ['workers/b.ts', '#flows/sweep.ts'],
]

const folder = mkdtempSync(join(tmpdir(), 'semar-layers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the linter', () => {
  cpSync('biome.json', join(folder, 'biome.json'))
  const circle = [
    ['src/core/c.ts', "import type { D } from './d.ts'\nexport interface C {\n  d: D\n}\n"],
    ['src/core/d.ts', "import type { C } from './c.ts'\nexport interface D {\n  c: C\n}\n"],
  ] as const
  for (const [file, imports] of [...Map.groupBy([...forbidden, ...allowed], ([file]) => file)])
    write(file, imports.map(([, from], at) => `export type { T${at} } from '${from}'\n`).join(''))
  for (const [file, text] of circle) write(file, text)
  const complaints = lint()

  it.each(forbidden)('refuses in %s an import of %s', (file, from) => {
    expect(complaints).toContain(`${file}: noRestrictedImports '${from}'`)
  })

  it.each(allowed)('lets %s import %s', (file, from) => {
    expect(complaints).not.toContain(`${file}: noRestrictedImports '${from}'`)
  })

  it.each(circle)('refuses the circle through %s, though it is of types only', (file) => {
    expect(complaints.filter((complaint) => complaint.startsWith(`${file}: noImportCycles`))).toHaveLength(1)
  })
})

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}

/** One line a complaint: the file, the rule, and the import that it is about. */
function lint(): string[] {
  const bin = join(dirname(createRequire(import.meta.url).resolve('@biomejs/biome/package.json')), 'bin/biome')
  const args = [bin, 'lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=json', '.']
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { category: string; location: { path: string; start: { line: number } } }[]
  }
  return diagnostics.map(({ category, location: { path, start } }) => {
    const line = readFileSync(join(folder, path), 'utf8').split('\n')[start.line - 1]
    return `${path}: ${category.split('/').at(-1)} ${/'.*'/.exec(line ?? '')?.[0]}`
  })
}
