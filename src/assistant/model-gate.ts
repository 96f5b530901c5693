/** The one way to the model's server: within time, number and budget, left alone while it fails, and written down. */
import { type Circuit, closedCircuit, enter, leave } from '#core/model-checks/circuit-breaker.ts'
import { type Patience, patienceLeft } from '#core/model-checks/patience.ts'
import { failed, type Result } from '#core/result.ts'
import type { Clock } from '#ports/clock.ts'
import type { Log } from '#ports/log.ts'
import type { Metrics } from '#ports/metrics.ts'
import type { ModelBudget, ModelExchange, ModelTraces } from '#ports/model-trace.ts'
import { type ModelCall, ModelFailure } from './model-client.ts'

export interface ModelRequest<Value> {
  readonly purpose: ModelExchange['purpose']
  readonly model: string
  readonly conversation: bigint
  /** For the trace. */
  readonly request: unknown
  /** Absent: what is left of the conversation's patience. */
  readonly limitMs?: number
  send(call: ModelCall): Promise<unknown>
  /** Takes what came apart; the problem is a word for the trace. */
  read(response: unknown): ModelReading<Value>
}

export interface ModelReading<Value> {
  readonly result: Result<Value, string>
  /** For the trace. */
  readonly response: unknown
  readonly inputTokens: number
  readonly outputTokens: number
}

export type GateProblem = 'closed' | 'budget' | 'failed'

export interface ModelGate {
  /** Never rejects, and takes no longer than its limit. */
  ask<Value>(request: ModelRequest<Value>): Promise<Result<Value, GateProblem>>
  /** Ends what is under way and waits for the last traces. */
  close(): Promise<void>
}

/** Answers that a slow model may hold up at once. */
const atOnce = 8
const leastMs = 300
/** Traces that may wait for the database; more are not kept. */
const waitingTraces = 200
const remembered = 2_000

export function createModelGate(needs: {
  timeoutMs: number
  budget: ModelBudget
  traces: ModelTraces
  clock: Clock
  log: Log
  metrics?: Metrics | undefined
  nowMs?: () => number
}): ModelGate {
  const { timeoutMs, budget, traces, clock, log, metrics, nowMs = () => performance.now() } = needs
  const patience = new Map<bigint, Patience>()
  const writing = new Set<Promise<void>>()
  const closing = new AbortController()
  let circuit: Circuit = closedCircuit
  let underWay = 0
  let toldAtMs = Number.NEGATIVE_INFINITY

  return {
    async ask(request) {
      const { purpose, conversation } = request
      const limitMs = request.limitMs ?? patienceLeft(patience.get(conversation), nowMs(), timeoutMs)
      const turnedAway = (outcome: string, problem: GateProblem) => {
        metrics?.count('model_requests', { purpose, outcome })
        return failed(problem)
      }
      if (closing.signal.aborted) return turnedAway('closing', 'closed')
      if (limitMs < leastMs) return turnedAway('impatient', 'closed')
      if (underWay >= atOnce) return turnedAway('busy', 'closed')
      if (!enter(circuit, nowMs())) return turnedAway('open_circuit', 'closed')
      underWay++
      const startedMs = nowMs()
      try {
        const mayAsk = await budget.take(clock.today(), conversation).catch(() => null)
        if (mayAsk === null) return turnedAway('no_budget_known', 'closed')
        if (!mayAsk) return turnedAway('budget', 'budget')
        const entered = enter(circuit, nowMs())
        if (!entered) return turnedAway('open_circuit', 'closed')
        circuit = entered
        return await exchange(request, limitMs - (nowMs() - startedMs))
      } finally {
        underWay--
        if (request.limitMs === undefined) wait(conversation, nowMs() - startedMs)
      }
    },

    async close() {
      closing.abort()
      while (writing.size > 0) await Promise.all(writing)
    },
  }

  async function exchange<Value>(request: ModelRequest<Value>, limitMs: number): Promise<Result<Value, GateProblem>> {
    const { purpose, model, conversation } = request
    const startedMs = nowMs()
    const signal = AbortSignal.any([AbortSignal.timeout(Math.max(1, Math.ceil(limitMs))), closing.signal])
    const [outcome, reading] = await answered(request, { signal, limitMs })
    const durationMs = Math.round(nowMs() - startedMs)
    // Text that is thrown away is the model's fault, not the server's: only what hinders an answer counts against it.
    circuit = leave(circuit, reading === null && !closing.signal.aborted, nowMs())
    metrics?.count('model_requests', { purpose, outcome })
    metrics?.observe('model_seconds', durationMs / 1000, { purpose })
    if (reading === null) complain(purpose, outcome)
    const tokens = { inputTokens: reading?.inputTokens ?? 0, outputTokens: reading?.outputTokens ?? 0 }
    keep(async () => {
      const response = reading?.response ?? null
      await traces.add({
        conversation,
        purpose,
        model,
        request: request.request,
        response,
        outcome,
        durationMs,
        ...tokens,
      })
      const spent = tokens.inputTokens + tokens.outputTokens
      if (spent > 0) await budget.spend(clock.today(), conversation, spent)
    })
    return reading?.result.ok ? reading.result : failed('failed')
  }

  async function answered<Value>(
    request: ModelRequest<Value>,
    call: ModelCall,
  ): Promise<readonly [string, ModelReading<Value> | null]> {
    try {
      const reading = request.read(await beforeEnd(request.send(call), call.signal))
      return [reading.result.ok ? 'used' : reading.result.problem, reading]
    } catch (error) {
      if (error instanceof ModelFailure) return [error.kind, null]
      log.error({ err: error, purpose: request.purpose }, 'a bug: the language model could not be asked')
      return ['bug', null]
    }
  }

  /** A body that trickles is no reason to wait longer. */
  function beforeEnd(work: Promise<unknown>, signal: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const end = () => reject(new ModelFailure('timeout'))
      signal.addEventListener('abort', end, { once: true })
      work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end))
    })
  }

  function wait(conversation: bigint, waitedMs: number): void {
    const atMs = nowMs()
    const before = patienceLeft(patience.get(conversation), atMs - waitedMs, timeoutMs)
    patience.delete(conversation)
    patience.set(conversation, { leftMs: Math.max(0, before - waitedMs), atMs })
    for (const [key] of patience) {
      if (patience.size <= remembered) break
      patience.delete(key)
    }
  }

  /** Beside the answer, which neither waits for it nor fails with it. */
  function keep(write: () => Promise<void>): void {
    if (writing.size >= waitingTraces) {
      metrics?.count('model_traces_lost')
      return
    }
    const written: Promise<void> = write()
      .catch(() => {
        metrics?.count('model_traces_lost')
        log.warn({}, 'what the language model was asked could not be written down')
      })
      .finally(() => void writing.delete(written))
    writing.add(written)
  }

  /** Once a minute is enough to find out. */
  function complain(purpose: string, outcome: string): void {
    if (nowMs() - toldAtMs < 60_000) return
    toldAtMs = nowMs()
    log.warn({ purpose, outcome }, 'the language model did not help; the built-in engine answers')
  }
}
