/** Writes what an examination found as issues, each with its place, its words and the cells to send back. */
import { examinedIssueText, goneIssueText } from '#core/import/examined-issue.ts'
import { type FieldSpec, type RecordKindName, recordKindNames } from '#core/import/record-kind.ts'
import { recordKinds } from '#core/import/record-kinds.ts'
import { type IssueCode, issueCodes } from '#core/import/staged-row.ts'
import { type Examination, examinedCodesSql } from './import-examination.ts'

export async function writeIssues(exam: Examination): Promise<void> {
  const { db, batch } = exam
  await db.query(
    `DELETE FROM import_issue WHERE batch_id = $1 AND released_at IS NULL AND code = ANY (${examinedCodesSql})`,
    [batch.id],
  )
  const found = await db.query<{ kind: RecordKindName; code: IssueCode; field: string | null }>(
    'SELECT DISTINCT kind, code, field FROM staging.x_fault',
  )
  const texts = found.map(({ kind, code, field }) => {
    const label = recordKinds[kind].fields.find(({ name }) => name === field)?.label ?? ''
    return {
      kind,
      code,
      field,
      label: label || null,
      severity: issueCodes[code],
      ...examinedIssueText(code, field, label),
    }
  })
  for (const kind of recordKindNames) {
    const own = texts.filter((text) => text.kind === kind)
    if (own.length > 0) await writeKind(exam, kind, own)
  }
  await writeGone(exam)
}

async function writeKind({ db, batch }: Examination, kind: RecordKindName, texts: readonly object[]): Promise<void> {
  const { fields } = recordKinds[kind]
  // One function takes at most a hundred arguments: label and value of fifty fields.
  const cells = `jsonb_strip_nulls(${chunks(fields, 40)
    .map(
      (part) =>
        `jsonb_build_object(${part.map(({ name, label }) => `'${label.replaceAll("'", "''")}', s."${name}"::text`)})`,
    )
    .join(' || ')})`
  const said = ({ name, type }: FieldSpec) =>
    type === 'date' ? `to_char(s."${name}", 'DD-MM-YYYY')` : `s."${name}"::text`
  const value = `CASE f.field ${fields.map((field) => `WHEN '${field.name}' THEN ${said(field)}`).join(' ')} END`
  await db.query(
    `INSERT INTO import_issue (batch_id, severity, code, kind, sheet, line, header, message, remedy, original)
     SELECT $1, x.severity::issue_severity, f.code, f.kind, h.name, s.line, x.label,
       replace(x.message, '{nilai}', coalesce(${value}, '')), x.remedy, ${cells}
     FROM staging.x_fault f
     JOIN jsonb_to_recordset($2) AS x(code text, field text, label text, severity text, message text, remedy text)
       ON x.code = f.code AND x.field IS NOT DISTINCT FROM f.field
     JOIN staging."${kind}" s ON s.row_no = f.row_no
     JOIN staging.sheet h ON h.id = s.sheet
     WHERE f.kind = '${kind}'
     ORDER BY f.row_no`,
    [batch.id, JSON.stringify(texts)],
  )
}

async function writeGone({ db, batch }: Examination): Promise<void> {
  const rows = await db.query<{
    kind: RecordKindName
    detail: 'many' | 'unnamed'
    amount: string
    base: string
    sheet: string
  }>(
    `SELECT f.kind, f.detail, f.amount, f.base, (SELECT min(name) FROM staging.sheet h WHERE h.kind = f.kind) AS sheet
     FROM staging.x_sheet_fault f`,
  )
  for (const { kind, detail, amount, base, sheet } of rows) {
    const { message, remedy } = goneIssueText(kind, recordKinds[kind].label, detail)
    const said = message.replace('{jumlah}', amount).replace('{semua}', base)
    await db.query(
      `INSERT INTO import_issue (batch_id, severity, code, kind, sheet, line, message, remedy)
       VALUES ($1, 'held', 'many_gone', $2, $3, NULL, $4, $5)`,
      [batch.id, kind, sheet, said, remedy],
    )
  }
}

function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return items.length <= size ? [items] : [items.slice(0, size), ...chunks(items.slice(size), size)]
}
