/** The histories of people as an import compares and writes them: which staged field goes into which column. */
import type { RecordKindName } from '#core/import/record-kind.ts'
import { recordKinds } from '#core/import/record-kinds.ts'

export interface FactColumn {
  readonly column: string
  /** The staged field it comes from, which may be absent in a sheet. */
  readonly field: string
  /** What is compared and written, over `r` (the staged row, references resolved) and `t` (today's row, may be null). */
  readonly value: string
}

export interface Fact {
  readonly kind: RecordKindName
  readonly table: string
  /** SQL of a relation with `employee_id`, the key, the columns and the locator of today's rows. */
  readonly today: string
  /** Columns that find today's row again. */
  readonly locator: readonly string[]
  /** Besides the employee. */
  readonly key: readonly string[]
  readonly columns: readonly FactColumn[]
  /** Beside `r.*` of the staged table: references resolved, as `expression AS name`; with the joins that they need. */
  readonly resolved: readonly string[]
  readonly joins: string
  /** Rows that may be gone share this with rows of the import: a list of last year says nothing of other years. */
  readonly lookedAt: 'person' | 'origin' | 'year'
  /** A row of a list with the present state is this one of the history, although its key differs. */
  readonly similar: readonly string[]
  /** Conditions over a resolved row that make it an issue. */
  readonly faults: readonly { readonly code: string; readonly field: string; readonly condition: string }[]
}

/** Fields that are looked up and not written as they stand. */
const references = new Set(['nip', 'unit', 'agency', 'rater_nip'])
/** What a column holds where a sheet hasn't it. */
const defaults: Readonly<Record<string, string>> = {
  'leave.collective_worked': '0',
  'certificate.is_approved': 'true',
  'certificate.form': '25',
  'post.assignment': `'definitif'`,
}

function fact(kind: RecordKindName, special: Partial<Fact> = {}): Fact {
  const { table, fields, key } = recordKinds[kind]
  const plain = fields
    .filter(({ name }) => !references.has(name))
    .map(({ name }) => {
      const fallback = defaults[`${kind}.${name}`]
      return { column: name, field: name, value: fallback ? `coalesce(r."${name}", ${fallback})` : `r."${name}"` }
    })
  return {
    kind,
    table,
    today: `"${table}"`,
    locator: ['id'],
    key,
    columns: plain,
    resolved: [],
    joins: '',
    lookedAt: key.includes('year') ? 'year' : 'person',
    similar: [],
    faults: [],
    ...special,
    ...(special.columns ? { columns: [...plain, ...special.columns] } : {}),
  }
}

/** In the order in which foreign keys let them be written; taken away in the opposite one. */
export const facts: readonly Fact[] = [
  fact('appointment'),
  fact('rank'),
  fact('raise'),
  fact('post', {
    // Where the unit of a past post is not known (it may be closed), today's stands, else the person's own.
    columns: [{ column: 'unit_id', field: '', value: 'coalesce(r.unit_id, t.unit_id, r.own_unit_id)' }],
    resolved: ['u.unit_id', 'coalesce(n.unit_id, e.unit_id) AS own_unit_id'],
    joins: `
      LEFT JOIN staging.unit_name u ON u.unit = coalesce(s.unit, '') AND u.agency = coalesce(s.agency, '')
      LEFT JOIN staging.person n ON n.employee_id = o.employee_id
      LEFT JOIN employee e ON e.id = o.employee_id`,
    similar: ['tmt', 'assignment'],
  }),
  fact('education', { similar: ['level'] }),
  fact('credit'),
  fact('exam'),
  fact('discipline'),
  fact('status'),
  fact('award'),
  fact('leave', { locator: ['employee_id', 'year'] }),
  fact('contract'),
  fact('appraisal', {
    // Raters come from other agencies and have NRPs: one who is not known costs nothing, and today's stands.
    columns: [
      {
        column: 'rater_id',
        field: 'rater_nip',
        value: 'CASE WHEN r.rater_nip IS NOT NULL THEN coalesce(r.rater_id, t.rater_id) END',
      },
    ],
    resolved: ['nullif(w.employee_id, o.employee_id) AS rater_id'],
    joins: `LEFT JOIN staging.owner w ON w.nip = s.rater_nip AND w.state IN ('known', 'new')`,
  }),
  fact('evaluation', {
    today: `(SELECT p.*, y.employee_id, y.year FROM periodic_evaluation p JOIN appraisal_year y ON y.id = p.appraisal_id)`,
    locator: ['appraisal_id', 'quarter'],
  }),
  fact('certificate', {
    today: `(SELECT * FROM certificate WHERE origin <> 'kiriman')`,
    lookedAt: 'origin',
  }),
  fact('index', { locator: ['employee_id', 'year'] }),
  assessment(),
]

function assessment(): Fact {
  const base = fact('assessment', {
    locator: ['employee_id', 'competency_code'],
    key: ['competency_code'],
    resolved: ['c.code AS competency_code'],
    joins: `LEFT JOIN staging.competency_name c ON c.key = lower(regexp_replace(s.competency, '[^[:alnum:]]', '', 'g'))`,
    faults: [{ code: 'unknown_reference', field: 'competency', condition: 'r.competency_code IS NULL' }],
  })
  return {
    ...base,
    columns: [
      { column: 'competency_code', field: 'competency', value: 'r.competency_code' },
      ...base.columns.filter(({ column }) => column !== 'competency'),
    ],
  }
}

/** Which columns find a row again, for every table that an import writes. */
export const locators: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(facts.map(({ table, locator }) => [table, locator])),
  unit: ['id'],
  employee: ['id'],
  employee_number: ['id'],
  proposal: ['id'],
  proposal_step: ['id'],
  competency: ['code'],
  competency_requirement: ['id'],
  training: ['id'],
  training_competency: ['training_id', 'competency_code'],
  training_session: ['id'],
}
