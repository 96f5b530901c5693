/** Voice notes as text. */
import type { Result } from '#core/result.ts'

export interface Transcription {
  /** Longest recording that is taken, in bytes. */
  readonly limitBytes: number
  transcribe(
    recording: { readonly bytes: Uint8Array<ArrayBuffer>; readonly mediaType: string },
    conversation: bigint,
  ): Promise<Result<string, 'failed' | 'budget'>>
}
