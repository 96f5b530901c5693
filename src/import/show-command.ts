/** Shows an import: the table of what it changes, its faults with an example of each, and the file to send back. */
import { importList, stateText } from '#core/import/import-list.ts'
import { reportText } from '#core/import/report-text.ts'
import type { ImportReview, ImportSummary } from '#ports/imports.ts'
import { faultGroups } from './fault-groups.ts'
import { writeRejectFile } from './reject-file.ts'

interface ShowNeeds {
  readonly review: ImportReview
  readonly print: (text: string) => void
}

const listed = 30
const searched = 1_000
const examplesEach = 2

/** Says whether there are rows that were refused or set aside and not released. `rejects` null: no file is written. */
export async function showImport(
  { review, print }: ShowNeeds,
  { number, rejects }: { number: number; rejects: string | null },
): Promise<boolean> {
  const summary = await findImport(review, number)
  if (!summary.report) {
    print(`Impor nomor ${number} ${stateText(summary.state)}.`)
    return false
  }
  const faults = await faultGroups(review, number)
  const examples = summary.state === 'staged' ? await review.examples(number, examplesEach) : []
  print(reportText({ ...summary, report: summary.report, faults, examples }))
  if (rejects !== null) {
    const file = await writeRejectFile({ review, number, path: rejects })
    if (file) {
      const more = file.leftOut > 0 ? ` (${file.leftOut} baris lain tidak dimuat)` : ''
      print(`\nBaris untuk diperbaiki: ${file.path}${more}`)
    }
  }
  const held = faults.find(({ severity, count, released }) => severity === 'held' && count > released)
  if (held && summary.state === 'staged') {
    print(`Loloskan yang ditahan, bila benar: npm run import -- release ${number} --code ${held.code}`)
  }
  return faults.some(({ count, released }) => count > released)
}

export async function listImports({ review, print }: ShowNeeds): Promise<void> {
  print(importList(await review.list(listed)))
}

async function findImport(review: ImportReview, number: number): Promise<ImportSummary> {
  const summary = (await review.list(searched)).find((each) => each.number === number)
  if (!summary) throw new Error(`There is no import ${number}; \`npm run import -- list\` shows them.`)
  return summary
}
