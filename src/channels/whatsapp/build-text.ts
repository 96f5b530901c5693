/** An outbound message as texts in WhatsApp's markup: split where it is long, its choices as lines under the last part. */
import type { OutboundContent } from '#core/message.ts'
import { plainText, type RichText } from '#core/rich-text.ts'
import { splitText } from '#core/split-text.ts'
import { byNumberLabel, byWordsLabel } from '#prompts/whatsapp-choices.ts'
import type { NumberedChoice } from './number-choices.ts'
import { renderMarkup } from './render-markup.ts'

/** A phone folds a longer text away; people read no further. */
const partLimit = 4000

/** Empty: there is nothing to say. */
export function buildTexts({ text }: Pick<OutboundContent, 'text'>, choices: readonly NumberedChoice[]): string[] {
  const parts = splitText(text, partLimit).filter((part) => plainText(part).trim() !== '')
  const last = parts.at(-1)
  if (!last) return []
  const texts = parts.slice(0, -1).map((part) => renderMarkup(part).trim())
  return [...texts, renderMarkup([...trimmed(last), ...choiceLines(choices)]).trim()]
}

function choiceLines(choices: readonly NumberedChoice[]): RichText {
  if (choices.length === 0) return []
  const isNumbered = choices.every(({ number }) => number !== null)
  const lines = choices.map(({ number, label }) => (isNumbered ? `${number}. ${label}` : `- ${label}`))
  return [
    { text: '\n\n' },
    { text: isNumbered ? byNumberLabel : byWordsLabel, italic: true },
    { text: `\n${lines.join('\n')}` },
  ]
}

/** Without line breaks at its end. */
function trimmed(text: RichText): RichText {
  const last = text.at(-1)
  return last ? [...text.slice(0, -1), { ...last, text: last.text.trimEnd() }] : text
}
