/** Opens a file of personnel data by what it holds, whatever its name says; what can't be read is refused with what to do. */
import type { PersonnelSource } from '#ports/personnel-source.ts'
import { createCsvSource } from './csv-source.ts'
import { createExcelSource } from './excel-source.ts'
import { createJsonSource } from './json-source.ts'
import { recogniseFile } from './recognise-file.ts'

/** Throws `SourceUnreadable`. */
export async function openSource({ path }: { path: string }): Promise<PersonnelSource> {
  const create = { excel: createExcelSource, csv: createCsvSource, json: createJsonSource }
  return create[await recogniseFile(path)]({ path })
}
