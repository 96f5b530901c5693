/** The migrations that this code carries, as files of `prisma/migrations`. */
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const folder = new URL('../../prisma/migrations/', import.meta.url)
const schemaFile = new URL('../../prisma/schema.prisma', import.meta.url)

export const migrationsDir = fileURLToPath(folder)

/** Text of schema.prisma. */
export const readDatamodel = (): Promise<string> => readFile(schemaFile, 'utf8')

/** Names of all migrations, oldest first. */
export async function listMigrations(): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/** What the schema engine wants to be told of them. */
export async function readMigrations() {
  const names = await listMigrations()
  return {
    baseDir: migrationsDir,
    lockfile: { path: './migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: await readFile(new URL(`${path}/migration.sql`, folder), 'utf8') },
        },
      })),
    ),
  }
}
