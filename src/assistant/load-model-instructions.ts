/** Reads what a language model is told, from `prompts/model/`, once at start. */
import { readFile } from 'node:fs/promises'

export interface ModelInstructions {
  readonly understand: string
  readonly phrase: string
  /** Words of the trade, for transcription. */
  readonly transcribe: string
}

export async function loadModelInstructions(
  folder = new URL('../../prompts/model/', import.meta.url),
): Promise<ModelInstructions> {
  const read = async (name: string) => (await readFile(new URL(`${name}.md`, folder), 'utf8')).trim()
  const [understand, phrase, transcribe] = await Promise.all([read('understand'), read('phrase'), read('transcribe')])
  return { understand, phrase, transcribe }
}
