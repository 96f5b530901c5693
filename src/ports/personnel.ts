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

/** Rules and calendar as dated rows, cached for a short time. */
export interface Rulebook {
  parameters(): Promise<readonly ParameterRow[]>
  holidays(): Promise<readonly Holiday[]>
}
