/** Takes an import's rows into tables made for it, page by page, out of everybody's sight. */
import { type RecordKindName, recordKindNames } from '#core/import/record-kind.ts'
import { recordKinds } from '#core/import/record-kinds.ts'
import type { ImportIssue, StagedRow } from '#core/import/staged-row.ts'
import { issueCodes } from '#core/import/staged-row.ts'
import { type ImportDraft, ImportRefused, type Staging } from '#ports/imports.ts'
import { type ImportConnection, openImportConnection, withImportConnection } from './import-connection.ts'
import { copyInto, copyLine } from './import-copy.ts'

/** Enough rows a COPY that its own cost doesn't count, few enough that memory stays flat. */
const flushAt = 2_000

export async function beginStaging(needs: { url: string }, draft: ImportDraft): Promise<Staging> {
  const db = await openImportConnection(needs)
  try {
    const number = await db.transaction(() => openBatch(db, draft))
    return createStaging(needs, db, number)
  } catch (error) {
    await db.end()
    throw error
  }
}

async function openBatch(db: ImportConnection, draft: ImportDraft): Promise<number> {
  // Whoever was reading holds no lock any more: that process has died.
  await db.run(`UPDATE import_batch SET state = 'failed' WHERE state = 'staging'`)
  const [open] = await db.query<{ number: number }>(`SELECT number FROM import_batch WHERE state = 'staged'`)
  if (open) throw new ImportRefused(`import ${open.number} waits to be applied or discarded first`)
  await dropStaging(db)
  const [batch] = await db.query<{ id: string; number: number }>(
    `INSERT INTO import_batch (source, files, scope, state, author, as_of, row_count)
     VALUES ($1, $2, $3::import_scope, 'staging', $4, $5::date, 0) RETURNING id, number`,
    [draft.source, draft.files, draft.scope, draft.author, draft.asOf.toString()],
  )
  if (!batch) throw new Error('the import was not written')
  const tables = recordKindNames.map((name) => {
    const columns = recordKinds[name].fields.map((field) => `"${field.name}" ${field.column}`)
    return `CREATE UNLOGGED TABLE staging."${name}" (${['row_no int', 'sheet smallint', 'line int', ...columns].join(', ')});`
  })
  await db.run(`
    ${tables.join('\n')}
    CREATE UNLOGGED TABLE staging.sheet (id smallint, kind text, name text, absent text[], is_snapshot boolean);
    CREATE UNLOGGED TABLE staging.reading (kind text, read int);
    CREATE UNLOGGED TABLE staging.import (number int, batch_id uuid);`)
  await db.query('INSERT INTO staging.import VALUES ($1, $2)', [batch.number, batch.id])
  return batch.number
}

export async function dropStaging(db: ImportConnection): Promise<void> {
  const tables = await db.query<{ name: string }>(
    `SELECT format('staging.%I', tablename) AS name FROM pg_tables WHERE schemaname = 'staging'`,
  )
  if (tables.length > 0) await db.run(`DROP TABLE ${tables.map(({ name }) => name).join(', ')}`)
}

function createStaging(needs: { url: string }, db: ImportConnection, number: number): Staging {
  const waiting = new Map<RecordKindName, string[]>()
  const sheets = new Map<string, { id: number; row: StagedRow }>()
  // Rows of one sheet come one after another and share the array: two comparisons instead of a key a row.
  let last: { sheet: string; kind: string; absent: unknown; isSnapshot: unknown; id: number } | null = null
  let rowNo = 0
  let isOver = false

  const sheetOf = (row: StagedRow): number => {
    if (
      last?.sheet === row.sheet &&
      last.kind === row.kind &&
      last.absent === row.absent &&
      last.isSnapshot === row.isSnapshot
    ) {
      return last.id
    }
    const key = JSON.stringify([row.sheet, row.kind, row.absent ?? [], row.isSnapshot ?? false])
    const { id } = sheets.get(key) ?? { id: sheets.size + 1 }
    if (!sheets.has(key)) sheets.set(key, { id, row })
    last = { sheet: row.sheet, kind: row.kind, absent: row.absent, isSnapshot: row.isSnapshot, id }
    return id
  }

  const flush = async (kind: RecordKindName, lines: readonly string[]) => {
    const columns = recordKinds[kind].fields.map(({ name }) => `"${name}"`)
    await copyInto(db.client, `staging."${kind}" (${['row_no', 'sheet', 'line', ...columns].join(', ')})`, [
      lines.join(''),
    ])
    waiting.set(kind, [])
  }

  const close = async (on: ImportConnection, state: 'discarded' | 'failed') => {
    const changed = await on.count(
      `UPDATE import_batch SET state = $2::import_state WHERE number = $1 AND state = 'staging'`,
      [number, state],
    )
    if (changed > 0) await dropStaging(on)
  }

  return {
    number,
    async write(rows) {
      for (const row of rows) {
        const { fields } = recordKinds[row.kind]
        let lines = waiting.get(row.kind)
        if (!lines) {
          lines = []
          waiting.set(row.kind, lines)
        }
        rowNo += 1
        const values = [rowNo, sheetOf(row), row.line, ...fields.map(({ name }) => row.values[name] ?? null)]
        lines.push(copyLine(values))
        if (lines.length >= flushAt) await flush(row.kind, lines)
      }
    },
    async note(issues) {
      if (issues.length === 0) return
      const [batch] = await db.query<{ id: string }>('SELECT batch_id AS id FROM staging.import')
      await copyInto(
        db.client,
        'import_issue (batch_id, severity, code, kind, sheet, line, header, message, remedy, original)',
        [issues.map((issue) => copyLine(issueValues(batch?.id ?? '', issue))).join('')],
      )
    },
    async finish(read) {
      for (const [kind, lines] of waiting) if (lines.length > 0) await flush(kind, lines)
      const rowCount = [...read.values()].reduce((sum, count) => sum + count, 0)
      const list = [...sheets.values()].map(({ id, row }) => ({
        id,
        kind: row.kind,
        name: row.sheet,
        absent: row.absent ?? [],
        is_snapshot: row.isSnapshot ?? false,
      }))
      await db.transaction(async () => {
        await db.query(
          `INSERT INTO staging.sheet SELECT * FROM jsonb_to_recordset($1)
           AS x(id smallint, kind text, name text, absent text[], is_snapshot boolean)`,
          [JSON.stringify(list)],
        )
        await db.query(`INSERT INTO staging.reading SELECT * FROM jsonb_to_recordset($1) AS x(kind text, read int)`, [
          JSON.stringify([...read].map(([kind, count]) => ({ kind, read: count }))),
        ])
        await db.query(`UPDATE import_batch SET state = 'staged', row_count = $2 WHERE number = $1`, [number, rowCount])
      })
      // Joins over tables that nobody counted are planned as if they were small.
      for (const kind of waiting.keys()) await db.run(`ANALYZE staging."${kind}"`)
      isOver = true
      await db.end()
    },
    async abort() {
      if (isOver) return
      isOver = true
      try {
        await close(db, 'discarded')
      } catch {
        // The connection broke, which is why it is given up.
        await withImportConnection(needs, (again) => close(again, 'failed'))
      } finally {
        await db.end()
      }
    },
  }
}

function issueValues(batchId: string, issue: ImportIssue) {
  const { code, kind, sheet, line, header, message, remedy, original } = issue
  return [batchId, issueCodes[code], code, kind, sheet, line, header, message, remedy, JSON.stringify(original)]
}
