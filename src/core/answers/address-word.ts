/** How a person is addressed: Bapak or Ibu when the record says so, both while nobody is known. */
import type { PersonnelRecord } from '../personnel/record.ts'

export function addressWord(record: Pick<PersonnelRecord, 'sex'> | null): string {
  if (!record) return 'Bapak/Ibu'
  return record.sex === 'l' ? 'Bapak' : 'Ibu'
}
