/** The SQL that leads from the migrations to schema.prisma, as Prisma's engine sees it. */
import { readDatamodel, readMigrations } from './migrations.ts'
import { createSchemaEngine, noFilters } from './schema-engine.ts'

/** Null when they agree. Replays the migrations into a shadow database on the server at `url`, and drops it. */
export async function schemaDiff(url: string): Promise<string | null> {
  const datamodel = await readDatamodel()
  const { engine, close } = await createSchemaEngine({ url, datamodel })
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...(await readMigrations()) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: datamodel }] },
      script: true,
      exitCode: null,
      shadowDatabaseUrl: null,
      filters: noFilters,
    })
    return stdout && !stdout.startsWith('-- This is an empty migration') ? stdout : null
  } finally {
    await close()
  }
}
