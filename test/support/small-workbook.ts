/** The least that makes a workbook, with the XML of its one sheet or of any part to be put in by a test. */

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'

export function smallWorkbook(
  sheetData: string | Iterable<string>,
  other: Readonly<Record<string, string>> = {},
): Record<string, string | Iterable<string>> {
  const rows = typeof sheetData === 'string' ? [sheetData] : sheetData
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships ${relations}><Relationship Id="r1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relation}"><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships ${relations}><Relationship Id="r1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': (function* () {
      yield `<worksheet xmlns="${main}"><sheetData>`
      yield* rows
      yield '</sheetData></worksheet>'
    })(),
    ...other,
  }
}
