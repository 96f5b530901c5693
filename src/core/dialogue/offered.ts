/** Finds which of the choices offered last was typed: by its number or by its words. */
import type { Choice } from '../message.ts'

/** The data of that choice; null when the text is something else. */
export function chosenData(text: string, offered: readonly Choice[]): string | null {
  const plain = normal(text)
  const ordinal = /^(?:(?:no|nomor|nomer|pilihan|pilih) )?(\d{1,2})$/.exec(plain)?.[1]
  if (ordinal !== undefined) return offered[Number(ordinal) - 1]?.data ?? null
  return plain === '' ? null : (offered.find(({ label }) => normal(label) === plain)?.data ?? null)
}

function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
