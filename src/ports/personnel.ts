/** The personnel database as the answers read it: always for one known employee. */

import type { Holiday } from '#core/calendar/holidays.ts'
import type { ParameterRow } from '#core/personnel/parameters.ts'
import type { PersonnelRecord } from '#core/personnel/record.ts'
import type { TeamMember } from '#core/personnel/team-member.ts'

export interface Personnel {
  /** All facts of one employee in one query; null when there is none or the person has left. */
  record(employeeId: string): Promise<PersonnelRecord | null>
  /** Direct reports with their SKP of `year`, by name. */
  team(supervisorId: string, year: number): Promise<readonly TeamMember[]>
}

/** The whole city, for what looks at everybody. */
export interface PersonnelPages {
  /** At most `limit` present employees by id, from the one after `after`; null: from the first. */
  records(after: string | null, limit: number): Promise<readonly PersonnelRecord[]>
}

/** Rules and calendar as dated rows, cached for a short time. */
export interface Rulebook {
  parameters(): Promise<readonly ParameterRow[]>
  holidays(): Promise<readonly Holiday[]>
}

/** A row with who wrote it. */
export interface AuthoredParameter extends ParameterRow {
  readonly author: string
}

/** The rules as HR edits them. */
export interface RulebookDesk {
  /** By key, oldest first; fresh from the database. */
  rows(): Promise<readonly AuthoredParameter[]>
  /** All or none; a row with the same key and first day is overwritten. Running servers follow within their cache's time. */
  write(rows: readonly ParameterRow[], author: string): Promise<void>
}
