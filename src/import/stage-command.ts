/** Reads files or SIASN into staging, shows what would change, and applies it where that was asked for. */
import { sheetsText } from '#core/import/sheets-text.ts'
import { createStageImport } from '#flows/stage-import.ts'
import type { Clock } from '#ports/clock.ts'
import type { ImportReview, Imports } from '#ports/imports.ts'
import type { PersonnelSource } from '#ports/personnel-source.ts'
import type { StageRequest } from './arguments.ts'
import { applyImport } from './change-commands.ts'
import type { ProgressLine } from './progress-line.ts'
import { showImport } from './show-command.ts'

export interface StageNeeds {
  readonly imports: Imports
  readonly review: ImportReview
  readonly clock: Clock
  readonly source: PersonnelSource
  /** What is known of the data beside what was asked for: SIASN's day, and whether it answered about everybody. */
  readonly known?: { readonly asOf: Temporal.PlainDate; readonly isWhole: boolean }
  readonly progress: ProgressLine
  readonly signal: AbortSignal
  readonly print: (text: string) => void
}

/** Says whether there were faults. */
export async function stageImport(needs: StageNeeds, request: StageRequest): Promise<boolean> {
  const { imports, review, clock, source, known, progress, signal, print } = needs
  const stage = createStageImport({ imports })
  const { number, sheets } = await stage({
    source,
    scope: known?.isWhole === false ? 'partial' : request.scope,
    author: request.by,
    asOf: request.asOf ?? known?.asOf ?? clock.today(),
    signal,
    onProgress: (state) => progress.show(state),
  })
  progress.clear()
  for (const note of source.notes?.() ?? []) print(note)
  const said = sheetsText(sheets)
  if (said !== '') print(`${said}\n`)
  const hasFaults = await showImport(
    { review, print },
    { number, rejects: request.rejects ?? `penolakan-${number}.xlsx` },
  )
  signal.throwIfAborted()
  if (request.isApplied) {
    print('')
    await applyImport({ imports, print }, { number, by: request.by })
  } else print(nextSteps(number))
  return hasFaults
}

function nextSteps(number: number): string {
  return [
    '',
    'Data Semar belum berubah.',
    `Terapkan dengan:  npm run import -- apply ${number}`,
    `Buang dengan:     npm run import -- discard ${number}`,
  ].join('\n')
}
