/** Leaves out who a letter is addressed to: "Yth. Bapak Kepala BKPP, ..." asks nothing about that person. */
import type { Word } from './words.ts'

/** The words as they are when nothing else would be left. */
export function withoutAddressee(words: readonly Word[]): readonly Word[] {
  if (!/^(?:yth|kepada)$/.test(words[0]?.text ?? '')) return words
  const comma = words.slice(0, 8).findIndex((word) => word.hasCommaAfter)
  return comma === -1 || comma === words.length - 1 ? words : words.slice(comma + 1)
}
