/** Prisma's own schema engine as WebAssembly: the one that `prisma migrate` uses, without a native binary. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlQuery,
} from '@prisma/driver-adapter-utils'
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
    const queryRaw = adapter.queryRaw.bind(adapter)
    const charColumns = watchCharColumns(pool)
    return Object.assign(adapter, {
      queryRaw: async (query: SqlQuery) => {
        const result = await queryRaw(query)
        const isChar = charColumns()
        return {
          ...result,
          columnTypes: result.columnTypes.map((type, at) => (isChar[at] ? ColumnTypeEnum.Character : type)),
          rows: result.rows.map((row) => row.map((value, at) => (isChar[at] && value === '' ? '\0' : value))),
        }
      },
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
        connectToShadowDb: async () => whole(await new PrismaPg(inFields(needs.url)).connectToShadowDb()),
      }),
    ),
    // The engine disposes of a shadow database itself, but never of what it connected.
    close: async () => {
      await Promise.all(open.map((adapter) => adapter.dispose()))
    },
  }
}

/**
 * The adapter refuses PostgreSQL's one-byte type "char" (OID 18), in which the catalogue answers the engine. It is shown
 * text instead; the function returned tells which columns of the last result they were. The engine asks one query at a
 * time.
 */
function watchCharColumns(pool: pg.Pool): () => readonly boolean[] {
  const query = pool.query.bind(pool) as (...given: unknown[]) => Promise<pg.QueryResult>
  let last: readonly boolean[] = []
  const watched = async (...given: unknown[]) => {
    const result = await query(...given)
    const fields = result.fields ?? []
    last = fields.map((field) => field.dataTypeID === 18)
    for (const [at, field] of fields.entries()) if (last[at]) field.dataTypeID = 25
    return result
  }
  Object.assign(pool, { query: watched })
  return () => last
}

/**
 * The same connection without a connection string: beside one, `pg` ignores the name of the shadow database, and the
 * engine would replay migrations into the real one.
 */
function inFields(url: string): pg.PoolConfig {
  const { hostname, port, username, password, pathname } = new URL(url)
  return {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
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
