/** What is shown of a peer. */
import type { QuestionFile } from '../questions.ts'

export interface Score {
  readonly accuracy: number
  readonly macroF1: number
  readonly outOfScopeAuc: number
}

export interface PeerFigures {
  readonly name: string
  readonly settings: string
  readonly scores: Readonly<Partial<Record<QuestionFile, Score>>>
  readonly learnMs: number
  readonly memoryMb: number
  readonly p50Ms: number
  readonly p99Ms: number
}
