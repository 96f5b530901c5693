/** Writes competencies, requirements, the training calendar and proposals. */
import type { Examination } from './import-examination.ts'
import { journal } from './import-journal.ts'
import { sessionColumns } from './import-training-rows.ts'

interface Written {
  readonly table: string
  readonly from: string
  /** Condition between today's `t` and the difference's `d`. */
  readonly same: string
  readonly columns: readonly string[]
  /** Columns that a change writes. */
  readonly changed: readonly string[]
  /** Tables with a batch find what was added by it; the others note it. */
  readonly hasBatch: boolean
}

const competencies: readonly Written[] = [
  {
    table: 'competency',
    from: 'd_competency',
    same: 't.code = d.code',
    columns: ['code', 'name', 'kind', 'is_digital'],
    changed: ['name', 'kind', 'is_digital'],
    hasBatch: false,
  },
]
const requirements: readonly Written[] = [
  {
    table: 'competency_requirement',
    from: 'd_requirement',
    same: `t.competency_code = d.competency_code AND t.post_kind = d.post_kind
      AND t.profession IS NOT DISTINCT FROM d.profession AND t.level IS NOT DISTINCT FROM d.level`,
    columns: ['competency_code', 'post_kind', 'profession', 'level', 'required'],
    changed: ['required'],
    hasBatch: false,
  },
]
const training = ['title', 'form', 'hours', 'provider', 'summary']
const sessions: readonly Written[] = [
  {
    table: 'training',
    from: 'd_training',
    same: 't.id = d.id',
    columns: ['id', ...training],
    changed: training,
    hasBatch: false,
  },
  {
    table: 'training_competency',
    from: 'd_training_competency',
    same: 't.training_id = d.training_id AND t.competency_code = d.competency_code',
    columns: ['training_id', 'competency_code', 'target_level'],
    changed: ['target_level'],
    hasBatch: false,
  },
  {
    table: 'training_session',
    from: 'd_session',
    same: 't.training_id = d.training_id AND t.starts_on = d.starts_on',
    columns: sessionColumns,
    changed: sessionColumns.filter((name) => name !== 'training_id' && name !== 'starts_on'),
    hasBatch: false,
  },
]
const proposal = ['source_id', 'title', 'target_tmt']
const proposals: readonly Written[] = [
  {
    table: 'proposal',
    from: 'd_proposal',
    same: 't.id = d.id',
    columns: ['id', 'employee_id', 'service', 'submitted_on', ...proposal],
    changed: proposal,
    hasBatch: true,
  },
  {
    table: 'proposal_step',
    from: 'd_proposal_step',
    same: 't.id = d.t_id',
    columns: ['proposal_id', 'status_text', 'reached_on', 'holder', 'note'],
    changed: ['holder', 'note'],
    hasBatch: true,
  },
]

/** Before the histories, which point at competencies. */
export async function applyCompetencies(exam: Examination): Promise<void> {
  for (const written of competencies) await write(exam, written)
}

export async function applyOthers(exam: Examination): Promise<void> {
  const isStaged = (kind: 'requirement' | 'session' | 'proposal') => (exam.counts.get(kind) ?? 0) > 0
  if (isStaged('requirement')) for (const written of requirements) await write(exam, written)
  if (isStaged('session')) for (const written of sessions) await write(exam, written)
  if (isStaged('proposal')) for (const written of proposals) await write(exam, written)
}

async function write({ db, batch }: Examination, written: Written): Promise<void> {
  const { table, from, same, columns, changed, hasBatch } = written
  await journal(db, batch, table, 'changed', `"${table}" t JOIN staging.${from} d ON d.change = 'changed' AND ${same}`)
  const names = columns.map((name) => `"${name}"`)
  const own = hasBatch ? `'${batch.id}'::uuid` : null
  await db.run(`
    UPDATE "${table}" t SET ${[...changed.map((name) => `"${name}" = d."${name}"`), ...(own ? [`batch_id = ${own}`] : [])].join(', ')}
    FROM staging.${from} d WHERE d.change = 'changed' AND ${same};
    INSERT INTO "${table}" (${[...names, ...(own ? ['batch_id'] : [])].join(', ')})
    SELECT ${[...names, ...(own ? [own] : [])].join(', ')} FROM staging.${from} WHERE change = 'added';`)
  if (!hasBatch) {
    await journal(db, batch, table, 'added', `"${table}" t JOIN staging.${from} d ON d.change = 'added' AND ${same}`)
  }
}
