/** Plants faults of every kind into a clean city and says where each of them stands and what it must be called. */
import type { RecordKindName } from '#core/import/record-kind.ts'
import { recordKinds } from '#core/import/record-kinds.ts'
import { type IssueCode, issueCodes } from '#core/import/staged-row.ts'
import { createRandom, type Random } from '#prisma/sample/random.ts'
import { type CrossFault, crossFaults } from './cross-faults.ts'
import type { Draft, Drafts } from './draft.ts'
import { fieldFaults } from './field-faults.ts'
import { lineOf, sheetOf } from './write-city.ts'

export interface PlantedFault {
  readonly kind: RecordKindName
  readonly code: IssueCode
  readonly sheet: string
  readonly line: number
}

interface Plan {
  readonly code: IssueCode
  readonly plant: CrossFault['plant']
}

/** A share of all rows; every fault of every kind at least once. */
export function plantFaults(drafts: Drafts, needs: { seed: number; share: number }): PlantedFault[] {
  const random = createRandom(`${needs.seed}/faults`)
  const spoilt = new Map<Draft, IssueCode>()
  const leaders = new Set(allOf(drafts, 'employee').map(({ cells }) => cells.supervisor_nip))
  const victims = new Set<string>()
  const needed = new Set<Draft>()

  for (const [kind, rows] of drafts) {
    const plans = plansOf(kind)
    const wanted = Math.max(plans.length, Math.round(rows.length * needs.share))
    const pool = kind === 'employee' ? rows.filter((row) => !leaders.has(row.owner)) : rows
    for (let turn = 0; turn < wanted; turn++) {
      const plan = plans[turn % plans.length]
      if (plan) plantOne({ kind, plan, rows, pool, random, spoilt, needed, victims })
    }
  }
  forgetHistories(drafts, victims, spoilt)
  return [...drafts].flatMap(([kind, rows]) =>
    rows.flatMap((draft, index) => {
      const code = spoilt.get(draft)
      return code ? [{ kind, code, sheet: sheetOf(kind), line: lineOf(kind, index) }] : []
    }),
  )
}

const allOf = (drafts: Drafts, kind: RecordKindName): readonly Draft[] => drafts.get(kind) ?? []

function plansOf(kind: RecordKindName): Plan[] {
  const ofCells = fieldFaults(recordKinds[kind]).map(
    ({ field, code, spoil }): Plan => ({
      code,
      plant: (draft, random) => {
        draft.cells[field] = spoil(draft.cells[field], random)
        return true
      },
    }),
  )
  return [...ofCells, ...crossFaults.filter((fault) => fault.kind === kind)]
}

const triesEach = 200

function plantOne(needs: {
  kind: RecordKindName
  plan: Plan
  rows: Draft[]
  pool: readonly Draft[]
  random: Random
  spoilt: Map<Draft, IssueCode>
  /** Good rows beside which another one is at fault. */
  needed: Set<Draft>
  victims: Set<string>
}): void {
  const { kind, plan, rows, pool, random, spoilt, needed, victims } = needs
  for (let attempt = 0; attempt < triesEach; attempt++) {
    const drawn = random.pick(pool)
    if (spoilt.has(drawn) || needed.has(drawn) || (kind === 'employee' && victims.has(drawn.owner ?? ''))) continue
    // What others refer to stays as it is: a spoilt copy stands beside it.
    const draft = recordKinds[kind].isOfEmployee ? drawn : copyOf(drawn, rows.length)
    const planted = plan.plant(draft, random)
    if (planted === null) continue
    if (kind === 'employee' && drawn.owner) victims.add(drawn.owner)
    if (draft !== drawn) rows.push(draft)
    if (planted !== true) needed.add(draft)
    for (const row of planted === true ? [draft] : planted) {
      if (row !== draft) rows.push(row)
      spoilt.set(row, plan.code)
    }
    return
  }
}

function copyOf(draft: Draft, number: number): Draft {
  const { code, title, source_id } = draft.cells
  return {
    ...draft,
    cells: {
      ...draft.cells,
      ...(code === undefined ? {} : { code: `X${number}` }),
      ...(source_id === undefined ? {} : { source_id: `X${number}` }),
      ...(title === undefined ? {} : { title: `${title} ${number}` }),
    },
  }
}

/**
 * Whose own row is at fault has no other rows, as these would be at fault only because of it; save that of those who are
 * set aside a row of leave is left, which waits with them.
 */
function forgetHistories(drafts: Drafts, victims: ReadonlySet<string>, spoilt: Map<Draft, IssueCode>): void {
  const held = new Set<string>()
  for (const draft of allOf(drafts, 'employee')) {
    const code = spoilt.get(draft)
    if (code && draft.owner && issueCodes[code] === 'held') held.add(draft.owner)
  }
  for (const [kind, rows] of drafts) {
    if (kind === 'employee' || !recordKinds[kind].isOfEmployee) continue
    const kept = rows.filter((row) => {
      if (row.owner === null || !victims.has(row.owner)) return true
      if (kind !== 'leave' || !held.has(row.owner) || spoilt.has(row)) return false
      spoilt.set(row, 'depends_on_held')
      return true
    })
    drafts.set(kind, kept)
  }
}
