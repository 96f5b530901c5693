/** `npm run migration -- NAME`: writes the SQL that leads from the migrations to schema.prisma, made by Prisma's engine. */
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { migrationsDir } from '#db/migrations.ts'
import { schemaDiff } from '#db/schema-diff.ts'

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Give the migration a name in snake_case: npm run migration -- add_something')
  process.exit(1)
}
const dataDir = await mkdtemp(join(tmpdir(), 'semar-migration-'))
await chmod(dataDir, 0o755)
const server = await startEmbeddedPostgres({ dataDir })
try {
  const sql = await schemaDiff(server.url)
  if (sql === null) {
    console.log('schema.prisma and the migrations agree: nothing to write.')
  } else {
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    const folder = join(migrationsDir, `${stamp}_${name}`)
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'migration.sql'), sql)
    console.log(`Wrote ${folder}`)
  }
} finally {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
}
