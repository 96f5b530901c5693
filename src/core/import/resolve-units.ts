/** Places the units of a file in the tree that is known, and finds the unit that a name means. */
import { guessUnitKind } from './guess-unit-kind.ts'
import { plainKey } from './plain-key.ts'
import { unitNameKey } from './unit-name-key.ts'

export interface UnitFacts {
  readonly sourceId: string | null
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly kind: string
  readonly isAgency: boolean
  readonly workWeekDays: number
  readonly validFrom: string | null
  readonly validTo: string | null
}

export interface KnownUnit extends UnitFacts {
  readonly id: string
  readonly parentId: string | null
  readonly agencyId: string
}

export interface StagedUnit extends UnitFacts {
  readonly rowNo: number
  /** Code, source's id or name. */
  readonly parent: string | null
  readonly agency: string | null
}

/** A unit as it is to be; `rowNo` null: made out of the names in the list of employees. */
export interface PlacedUnit extends KnownUnit {
  readonly rowNo: number | null
}

export interface UnitFault {
  readonly rowNo: number
  readonly code: 'unknown_unit' | 'unknown_reference' | 'duplicate_row'
  readonly field: string
  /** The unit is taken over all the same. */
  readonly isNote: boolean
}

export interface UnitResolution {
  readonly placed: readonly PlacedUnit[]
  readonly faults: readonly UnitFault[]
  /** Same unit twice with the same content: kept once. */
  readonly doubles: readonly number[]
  find(unit: string | null, agency: string | null): string | null
  /** As `find`, and makes the unit and its agency where they are not known. */
  findOrMake(unit: string | null, agency: string | null): string | null
  findAgency(agency: string): string | null
}

type Draft = { -readonly [Name in keyof PlacedUnit]: PlacedUnit[Name] }

export function resolveUnits(needs: {
  known: readonly KnownUnit[]
  staged: readonly StagedUnit[]
  makeId: () => string
  /** Rows that a person let through although they contradict each other; the last one wins. */
  isReleased?: (rowNo: number) => boolean
}): UnitResolution {
  const { known, makeId, isReleased = () => false } = needs
  const faults: UnitFault[] = []
  const doubles: number[] = []
  const staged = withoutDoubles(needs.staged, isReleased, faults, doubles)

  const units = new Map<string, Draft>(known.map((unit) => [unit.id, { ...unit, rowNo: null }]))
  const touched = new Set<Draft>()
  const taken = new Set<string>()
  const knownBy = new Map<string, KnownUnit>()
  const knownByName = Map.groupBy(known, ({ name }) => unitNameKey(name))
  const nameIn = (agencyId: string, name: string) => `name ${agencyId} ${unitNameKey(name)}`
  for (const unit of known) {
    if (unit.sourceId) knownBy.set(`source ${unit.sourceId}`, unit)
    knownBy.set(`code ${plainKey(unit.code)}`, unit)
  }

  const find = createIndex()
  for (const unit of units.values()) find.add(unit)

  // Agencies first: the names of other units mean something within their agency only.
  const rows = staged.toSorted((a, b) => Number(b.isAgency) - Number(a.isAgency))
  const drafts = rows.map((row) => {
    const match =
      (row.sourceId && knownBy.get(`source ${row.sourceId}`)) ||
      knownBy.get(`code ${plainKey(row.code)}`) ||
      knownByName.get(unitNameKey(row.name))?.find(({ id, agencyId, isAgency }) => {
        if (taken.has(id) || isAgency !== row.isAgency) return false
        return isAgency || find.agency(row.agency ?? row.parent ?? '')?.id === agencyId
      })
    const isFree = match && !taken.has(match.id)
    const id = isFree ? match.id : makeId()
    taken.add(id)
    const { rowNo, sourceId, code, name, shortName, kind, isAgency, workWeekDays, validFrom, validTo } = row
    const draft: Draft = {
      id,
      rowNo,
      sourceId: sourceId ?? (isFree ? match.sourceId : null),
      code,
      name,
      shortName,
      kind,
      isAgency,
      workWeekDays,
      validFrom,
      validTo,
      parentId: null,
      agencyId: isAgency ? id : '',
    }
    units.set(id, draft)
    touched.add(draft)
    find.add(draft)
    return { row, draft }
  })
  const refuse = (draft: Draft, field: string) => {
    faults.push({ rowNo: draft.rowNo ?? 0, code: 'unknown_unit', field, isNote: false })
    touched.delete(draft)
    units.delete(draft.id)
    find.remove(draft)
  }
  for (const { row, draft } of drafts) {
    const parent = row.parent ? find.any(row.parent, row.agency, draft) : null
    draft.parentId = parent?.id ?? null
    if (row.parent && !parent)
      faults.push({ rowNo: row.rowNo, code: 'unknown_reference', field: 'parent', isNote: true })
  }
  for (const { row, draft } of drafts) {
    if (draft.isAgency) continue
    const agency = (row.agency ? find.agency(row.agency) : null) ?? agencyAbove(draft, units)
    if (!agency || agency === draft) {
      refuse(draft, row.agency ? 'agency' : 'parent')
      continue
    }
    draft.agencyId = agency.id
    draft.parentId ??= agency.id
    find.add(draft)
  }
  // A circle of parents would never end for whoever walks up the tree.
  for (const { row, draft } of drafts) {
    if (!isInCircle(draft, units)) continue
    draft.parentId = draft.isAgency ? null : draft.agencyId
    faults.push({ rowNo: row.rowNo, code: 'unknown_reference', field: 'parent', isNote: true })
  }

  const codes = new Set([...units.values()].map(({ code }) => code))
  const make = (name: string, agency: Draft | null): Draft => {
    const stem = `${agency ? `${agency.code}.` : ''}${unitNameKey(name).slice(0, 60).toUpperCase()}`
    let code = stem
    for (let at = 2; codes.has(code); at++) code = `${stem}-${at}`
    codes.add(code)
    const id = makeId()
    const unit: Draft = {
      id,
      rowNo: null,
      sourceId: null,
      code,
      name,
      shortName: name,
      kind: guessUnitKind(name) ?? (agency ? 'bidang' : 'dinas'),
      isAgency: agency === null,
      workWeekDays: agency?.workWeekDays ?? 5,
      validFrom: null,
      validTo: null,
      parentId: agency?.id ?? null,
      agencyId: agency?.id ?? id,
    }
    units.set(id, unit)
    touched.add(unit)
    find.add(unit)
    return unit
  }
  const cleaned = (text: string | null) => text?.trim().replace(/\s+/g, ' ') || null
  return {
    get placed() {
      return [...touched]
    },
    faults,
    doubles,
    find: (unit, agency) => find.any(unit, agency)?.id ?? null,
    findOrMake(unit, agency) {
      const [unitName, agencyName] = [cleaned(unit), cleaned(agency)]
      const there = find.any(unitName, agencyName)
      if (there) return there.id
      const top = agencyName ?? unitName
      if (top === null) return null
      const owner = find.agency(top) ?? make(top, null)
      if (unitName === null || unitNameKey(unitName) === unitNameKey(top)) return owner.id
      return make(unitName, owner).id
    },
    findAgency: (agency) => find.agency(agency)?.id ?? null,
  }

  function createIndex() {
    const index = new Map<string, Draft | 'several'>()
    const keysOf = (unit: Draft): readonly string[] => [
      ...(unit.sourceId ? [`ref ${unit.sourceId.toLowerCase()}`] : []),
      `ref ${unit.code.toLowerCase()}`,
      ...(unit.agencyId ? [nameIn(unit.agencyId, unit.name), nameIn(unit.agencyId, unit.shortName)] : []),
      ...(unit.isAgency ? [`agency ${unitNameKey(unit.name)}`, `agency ${unitNameKey(unit.shortName)}`] : []),
      `name ${unitNameKey(unit.name)}`,
    ]
    const get = (key: string): Draft | null => {
      const unit = index.get(key)
      return unit === undefined || unit === 'several' ? null : unit
    }
    const agency = (text: string): Draft | null => {
      const byRef = get(`ref ${text.trim().toLowerCase()}`)
      return byRef?.isAgency ? byRef : get(`agency ${unitNameKey(text)}`)
    }
    return {
      add(unit: Draft) {
        for (const key of new Set(keysOf(unit))) {
          const there = index.get(key)
          index.set(
            key,
            there === undefined || there === unit || (there !== 'several' && there.id === unit.id) ? unit : 'several',
          )
        }
      },
      remove(unit: Draft) {
        for (const key of keysOf(unit)) if (index.get(key) === unit) index.delete(key)
      },
      agency,
      any(text: string | null, agencyText: string | null, except?: Draft): Draft | null {
        const fits = (unit: Draft | null) => (unit && unit !== except ? unit : null)
        const owner = agencyText ? agency(agencyText) : null
        if (!text) return owner
        const byRef = fits(get(`ref ${text.trim().toLowerCase()}`))
        if (byRef) return byRef
        if (owner) return fits(get(nameIn(owner.id, text)))
        if (agencyText) return null
        return fits(agency(text)) ?? fits(get(`name ${unitNameKey(text)}`))
      },
    }
  }
}

function withoutDoubles(
  staged: readonly StagedUnit[],
  isReleased: (rowNo: number) => boolean,
  faults: UnitFault[],
  doubles: number[],
): readonly StagedUnit[] {
  const byCode = Map.groupBy(staged, ({ code }) => plainKey(code))
  return [...byCode.values()].flatMap((same) => {
    const contents = new Set(same.map(({ rowNo, ...content }) => JSON.stringify(content)))
    const usable = contents.size === 1 ? same : same.filter(({ rowNo }) => isReleased(rowNo))
    if (contents.size > 1) {
      for (const { rowNo } of same) {
        if (!isReleased(rowNo)) faults.push({ rowNo, code: 'duplicate_row', field: 'code', isNote: false })
      }
    }
    doubles.push(...usable.slice(0, -1).map(({ rowNo }) => rowNo))
    return usable.slice(-1)
  })
}

function agencyAbove(unit: Draft, units: ReadonlyMap<string, Draft>): Draft | null {
  const seen = new Set<string>()
  for (let at: Draft | undefined = unit; at && !seen.has(at.id); at = units.get(at.parentId ?? '')) {
    if (at.isAgency) return at
    seen.add(at.id)
  }
  return null
}

function isInCircle(unit: Draft, units: ReadonlyMap<string, Draft>): boolean {
  const seen = new Set<string>()
  for (let at = units.get(unit.parentId ?? ''); at; at = units.get(at.parentId ?? '')) {
    if (at.id === unit.id) return true
    if (seen.has(at.id)) return false
    seen.add(at.id)
  }
  return false
}
