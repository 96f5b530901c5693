/** Prisma's own schema engine as WebAssembly: the one that `prisma migrate` uses, without a native binary. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import type pg from 'pg'

/** All schemas of the database count; nothing is managed elsewhere. */
export const noFilters = { externalTables: [], externalEnums: [] }

/** The part of the engine that Semar uses. */
export interface SchemaEngine {
  diff(input: unknown): Promise<{ exitCode: number; stdout: string | null }>
  applyMigrations(input: unknown): Promise<{ appliedMigrationNames: string[] }>
}

export interface ConnectedEngine {
  readonly engine: SchemaEngine
  close(): Promise<void>
}

/** The bindings keep one WebAssembly instance for the whole process, so it is made once. */
let loaded: ReturnType<typeof load> | null = null

async function load() {
  // The package exports neither file by a name that Node can load, so both are loaded by path.
  const bindings = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const engine = await import(bindings)
  const wasm = await readFile(bindings.replace(/\.js$/, '.wasm'))
  const { instance } = await webAssembly.instantiate(wasm, { './schema_engine_bg.js': engine })
  engine.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return engine
}

/** Connects an engine to a database; `datamodel` is the text of schema.prisma. */
export async function createSchemaEngine(needs: { url: string; datamodel: string }): Promise<ConnectedEngine> {
  loaded ??= load()
  const engine = await loaded
  const open: SqlDriverAdapter[] = []
  const factory = new PrismaPg({ connectionString: needs.url })
  const whole = <Adapter extends SqlDriverAdapter>(adapter: Adapter): Adapter => {
    // The adapter cuts scripts at every semicolon, also inside a function's body or a comment. Sent whole, PostgreSQL
    // reads the script itself and runs it in one transaction, so a migration is applied wholly or not at all.
    const pool = (adapter as unknown as { underlyingDriver(): pg.Pool }).underlyingDriver()
    return Object.assign(adapter, {
      executeScript: async (script: string) => {
        await pool.query(script)
      },
    })
  }
  return {
    engine: await engine.SchemaEngine.new(
      { datamodels: [['schema.prisma', needs.datamodel]] },
      () => {},
      bindMigrationAwareSqlAdapterFactory({
        provider: factory.provider,
        adapterName: factory.adapterName,
        connect: async () => {
          const adapter = whole(await factory.connect())
          open.push(adapter)
          return adapter
        },
        connectToShadowDb: async () => whole(await factory.connectToShadowDb()),
      }),
    ),
    // The engine disposes of a shadow database itself, but never of what it connected.
    close: async () => {
      await Promise.all(open.map((adapter) => adapter.dispose()))
    },
  }
}

/** Node's global, which its type package leaves out. */
const webAssembly = (
  globalThis as unknown as {
    WebAssembly: {
      instantiate(
        source: Uint8Array,
        imports: Record<string, unknown>,
      ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>
    }
  }
).WebAssembly
