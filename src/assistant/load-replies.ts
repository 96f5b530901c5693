/** Reads the reply templates from a folder, once at start. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Every `*.md` by its name without the ending. */
export async function loadReplies(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.md'))
  const read = async (file: string) => [file.slice(0, -3), await readFile(join(folder, file), 'utf8')] as const
  return Object.fromEntries(await Promise.all(files.map(read)))
}
