/** Reads the command line of `npm run import` into what is wanted, or says in English what is wrong with it. */
import { parseArgs } from 'node:util'
import { type IssueCode, issueCodes } from '#core/import/staged-row.ts'

export const usage = `Usage:
  npm run import -- FILE... [--apply] [--partial] [--as-of 2026-11-24] [--by NAME] [--rejects FILE.xlsx]
  npm run import -- --siasn [--nips FILE] [--apply] [--partial] [--by NAME] [--rejects FILE.xlsx]
  npm run import -- --template FILE.xlsx
  npm run import -- list
  npm run import -- show N [--rejects FILE.xlsx]
  npm run import -- release N --code CODE [--by NAME]
  npm run import -- apply N [--by NAME]
  npm run import -- undo N [--by NAME]
  npm run import -- discard N`

export type ImportRequest =
  | StageRequest
  | { readonly verb: 'template'; readonly path: string }
  | { readonly verb: 'list' }
  | { readonly verb: 'show'; readonly number: number; readonly rejects: string | null }
  | { readonly verb: 'release'; readonly number: number; readonly code: IssueCode; readonly by: string }
  | { readonly verb: 'apply' | 'undo' | 'discard'; readonly number: number; readonly by: string }

/** `nips`: a file that names the people to ask SIASN about; null: everybody on record. */
export type StageOrigin =
  | { readonly is: 'files'; readonly files: readonly string[] }
  | { readonly is: 'siasn'; readonly nips: string | null }

export interface StageRequest {
  readonly verb: 'stage'
  readonly from: StageOrigin
  readonly scope: 'city' | 'partial'
  readonly isApplied: boolean
  /** Null: today. */
  readonly asOf: Temporal.PlainDate | null
  readonly by: string
  /** Null: beside the command, named after the import. */
  readonly rejects: string | null
}

/** The message is for whoever typed it. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem'
}

const verbs = ['show', 'release', 'apply', 'undo', 'discard'] as const

export function readArguments(args: readonly string[]): ImportRequest {
  const { values, positionals } = parsed(args)
  const by = values.by?.trim() || 'command'
  const rejects = values.rejects ?? null
  const [first, ...rest] = positionals
  if (values.template !== undefined) return { verb: 'template', path: workbookName(values.template, '--template') }
  if (rejects !== null) workbookName(rejects, '--rejects')
  if (first === 'list' && rest.length === 0) return { verb: 'list' }
  const verb = verbs.find((each) => each === first)
  if (verb !== undefined) {
    const number = numberOf(verb, rest)
    if (verb === 'show') return { verb, number, rejects }
    if (verb !== 'release') return { verb, number, by }
    return { verb, number, by, code: codeOf(values.code) }
  }
  const isSiasn = values.siasn === true
  if (isSiasn === positionals.length > 0) {
    throw new UsageProblem(isSiasn ? `Name files or --siasn, not both.\n\n${usage}` : usage)
  }
  if (values.nips !== undefined && !isSiasn) throw new UsageProblem('--nips goes with --siasn.')
  return {
    verb: 'stage',
    from: isSiasn ? { is: 'siasn', nips: values.nips ?? null } : { is: 'files', files: positionals },
    scope: values.partial ? 'partial' : 'city',
    isApplied: values.apply ?? false,
    asOf: values['as-of'] === undefined ? null : dayOf(values['as-of']),
    by,
    rejects,
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        apply: { type: 'boolean' },
        partial: { type: 'boolean' },
        siasn: { type: 'boolean' },
        nips: { type: 'string' },
        'as-of': { type: 'string' },
        by: { type: 'string' },
        rejects: { type: 'string' },
        template: { type: 'string' },
        code: { type: 'string' },
      },
    })
  } catch (error) {
    throw new UsageProblem(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}

function workbookName(path: string, option: string): string {
  if (path.toLowerCase().endsWith('.xlsx')) return path
  throw new UsageProblem(`${option} names an Excel workbook: the file's name must end in .xlsx.`)
}

function numberOf(verb: string, rest: readonly string[]): number {
  const [text] = rest
  if (rest.length === 1 && text && /^\d{1,9}$/.test(text)) return Number(text)
  throw new UsageProblem(`"${verb}" wants the number of one import, as \`npm run import -- list\` shows it.`)
}

function codeOf(text: string | undefined): IssueCode {
  const held = Object.entries(issueCodes).flatMap(([code, severity]) =>
    severity === 'held' ? [code as IssueCode] : [],
  )
  const code = held.find((each) => each === text)
  if (code) return code
  throw new UsageProblem(`"release" wants --code with one of: ${held.join(', ')}. Rejected rows cannot be released.`)
}

function dayOf(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    throw new UsageProblem('--as-of wants the day on which the data was true, such as 2026-11-24.')
  }
}
