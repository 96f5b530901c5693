/** Data of a form's buttons: they name their form and step, so that one of an earlier question answers only that. */
import type { Choice } from '../message.ts'
import { type FormKind, formKinds } from './form-state.ts'

export type FormButton =
  | { readonly do: 'answer'; readonly kind: FormKind; readonly step: string; readonly option: string }
  /** `check` is the fingerprint of the values that were shown. */
  | { readonly do: 'send'; readonly kind: FormKind; readonly check: string }
  | { readonly do: 'edit'; readonly kind: FormKind }
  | { readonly do: 'change'; readonly kind: FormKind; readonly step: string }
  | { readonly do: 'cancel'; readonly kind: FormKind }

export function formButton(label: string, button: FormButton): Choice {
  const rest =
    button.do === 'answer'
      ? `${button.step}:${button.option}`
      : button.do === 'send'
        ? button.check
        : button.do === 'change'
          ? button.step
          : ''
  return { label, data: `~f:${button.kind}:${button.do}${rest === '' ? '' : `:${rest}`}` }
}

/** Null for anything else: the data comes back from outside. */
export function readFormButton(data: string): FormButton | null {
  const [mark, name, act, first, second, ...more] = data.split(':')
  const kind = formKinds.find((each) => each === name)
  if (mark !== '~f' || !kind || more.length > 0) return null
  if (act === 'answer' && isWord(first) && isWord(second)) return { do: act, kind, step: first, option: second }
  if (act === 'send' && isWord(first) && second === undefined) return { do: act, kind, check: first }
  if (act === 'change' && isWord(first) && second === undefined) return { do: act, kind, step: first }
  if ((act === 'edit' || act === 'cancel') && first === undefined) return { do: act, kind }
  return null
}

const isWord = (text: string | undefined): text is string => text !== undefined && /^[\w.-]{1,24}$/.test(text)
