/** HR's desk for auditors: what a language model was asked and said, with personal data replaced as it was sent. */
import type { ModelTraces, TracedExchange } from '#ports/model-trace.ts'
import type { Transact } from '#ports/stores.ts'
import { DeskProblem } from './desk-problem.ts'
import { oneLine } from './one-line.ts'

export type TraceRequest =
  /** Null: the newest. */
  | { readonly verb: 'traces'; readonly before: number | null; readonly by: string }
  | { readonly verb: 'trace'; readonly number: number; readonly by: string }

export type RunTraceDesk = (request: TraceRequest) => Promise<string>

const shown = 50

export function createTraceDesk(needs: { traces: ModelTraces; transact: Transact }): RunTraceDesk {
  const { traces, transact } = needs
  const audit = (by: string, detail: Record<string, string | number>) =>
    transact((stores) =>
      stores.audit.write({ actor: `desk:${by}`, action: 'desk.traces_viewed', employeeId: null, detail }),
    )

  return async (request) => {
    if (request.verb === 'trace') {
      await audit(request.by, { trace: request.number })
      const found = await traces.find(BigInt(request.number))
      if (!found) throw new DeskProblem(`Tidak ada jejak nomor ${request.number}; jejak disimpan 90 hari.`)
      return [
        line(found),
        `Model: ${oneLine(found.model)}`,
        'Dikirim:',
        json(found.request),
        'Kembali:',
        json(found.response),
      ].join('\n')
    }
    const { before, by } = request
    await audit(by, before === null ? {} : { before })
    const rows = await traces.list(before === null ? null : BigInt(before), shown)
    if (rows.length === 0) return 'Tidak ada jejak model bahasa.'
    const last = rows.length === shown ? rows.at(-1) : undefined
    return [
      'Jejak model bahasa, yang terbaru di atas (data pribadi sudah diganti sebelum dikirim):',
      ...rows.map(line),
      ...(last ? [`Sebelumnya: npm run desk -- traces --before ${last.id}`] : []),
    ].join('\n')
  }
}

function line({
  id,
  at,
  purpose,
  outcome,
  durationMs,
  inputTokens,
  outputTokens,
  conversation,
}: TracedExchange): string {
  const time = at
    .toZonedDateTimeISO('Asia/Jakarta')
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replace('T', ' ')
  const tokens = inputTokens + outputTokens > 0 ? `, ${inputTokens}+${outputTokens} token` : ''
  const chat = conversation === null ? '' : `, percakapan ${conversation}`
  return `${id}. ${time} ${purpose}: ${oneLine(outcome)}, ${durationMs} ms${tokens}${chat}`
}

/** A terminal takes no commands from what a model wrote. */
const json = (value: unknown): string => JSON.stringify(value, null, 2).replace(/[^\P{C}\n]/gu, ' ')
