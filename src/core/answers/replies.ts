/** Fills the reply templates of `prompts/replies/`: every value stands as plain text, whatever it holds. */
import Mustache from 'mustache'
import { escapeMarkup, parseRichText, type RichText } from '../rich-text.ts'
import type { ReplyName } from './reply-names.ts'

export type ReplyView = Readonly<Record<string, unknown>>

export interface Replies {
  /** Throws when the template asks for a value that the view does not name. */
  render(name: ReplyName, view: ReplyView): RichText
}

/** `templates` by name; a name that starts with `_` is a part that others include. */
export function createReplies(templates: Readonly<Record<string, string>>): Replies {
  const writer = new Mustache.Writer()
  const parts: Record<string, string> = {}
  for (const [name, source] of Object.entries(templates)) if (name.startsWith('_')) parts[name] = source
  return {
    render(name, view) {
      const source = templates[name]
      if (source === undefined) throw new Error(`Reply template "${name}" is missing`)
      const text = writer.render(source, new StrictContext(name, view), parts, { escape: escapeValue })
      return parseRichText(tidy(text))
    },
  }
}

/** A value that was forgotten would leave a hole in a sentence, so it is an error; null and false leave a part out. */
class StrictContext extends Mustache.Context {
  readonly #template: string

  constructor(template: string, view: unknown, parent?: Mustache.Context) {
    super(view, parent as never)
    this.#template = template
  }

  override push(view: unknown): StrictContext {
    return new StrictContext(this.#template, view, this)
  }

  override lookup(name: string): unknown {
    const value: unknown = super.lookup(name)
    if (value === undefined) throw new Error(`Reply template "${this.#template}" needs "${name}"`)
    return value
  }
}

function escapeValue(value: unknown): string {
  return escapeMarkup(String(value))
}

/** No space at a line's end, no line that a part left empty twice, none around the text. */
function tidy(text: string): string {
  return text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
