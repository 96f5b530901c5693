/** What a sentence was read as. */
import type { Command } from '#core/dialogue/command.ts'

export interface Reading {
  readonly command: Command
  readonly confidence: number
  /** Somebody is mentioned by kinship only: in a story that may be no more than a remark. */
  readonly isRemark?: boolean
}
