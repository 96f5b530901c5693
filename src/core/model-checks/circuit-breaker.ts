/** When a server is left alone: a state that outcomes change, so that a dead model costs an answer nothing. */

export interface Circuit {
  /** Of the last requests, newest last: whether each failed. */
  readonly recent: readonly boolean[]
  readonly failuresInRow: number
  /** Nobody is let through before this moment; null: closed. */
  readonly openUntilMs: number | null
  /** One is on its way to see whether it works again. */
  readonly isProbing: boolean
}

export const closedCircuit: Circuit = { recent: [], failuresInRow: 0, openUntilMs: null, isProbing: false }

const rowLimit = 5
const window = 20
export const restMs = 30_000

/** Null: not now. Otherwise the state with this request under way. */
export function enter(circuit: Circuit, nowMs: number): Circuit | null {
  if (circuit.openUntilMs === null) return circuit
  if (nowMs < circuit.openUntilMs || circuit.isProbing) return null
  return { ...circuit, isProbing: true }
}

/** Opens after 5 failures in a row, or when more than half of the last 20 failed; one success closes it. */
export function leave(circuit: Circuit, hasFailed: boolean, nowMs: number): Circuit {
  // Those that were under way when it opened say nothing new, unless one of them went well.
  if (circuit.openUntilMs !== null && hasFailed && !circuit.isProbing) return circuit
  if (circuit.openUntilMs !== null && !hasFailed) return closedCircuit
  const recent = [...circuit.recent, hasFailed].slice(-window)
  const failuresInRow = hasFailed ? circuit.failuresInRow + 1 : 0
  const failures = recent.filter(Boolean).length
  const isBad = failuresInRow >= rowLimit || (recent.length === window && failures > window / 2)
  const mustRest = circuit.isProbing || (hasFailed && isBad)
  return { recent, failuresInRow, openUntilMs: mustRest ? nowMs + restMs : null, isProbing: false }
}
