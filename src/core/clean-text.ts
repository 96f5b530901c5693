/** What is kept of a text that somebody typed: no control characters, not longer than the limit. */
import { textLimit } from './message.ts'

/** Line breaks and tabs stay. The cut never falls inside a surrogate pair; lone surrogates are replaced. */
export function cleanText(raw: string): { readonly text: string; readonly wasCut: boolean } {
  const clean = raw
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '')
  if (clean.length <= textLimit) return { text: clean, wasCut: false }
  const isInPair = /[\ud800-\udbff]/.test(clean[textLimit - 1] ?? '')
  return { text: clean.slice(0, isInPair ? textLimit - 1 : textLimit), wasCut: true }
}
