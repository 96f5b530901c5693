/** Data of a form's buttons: read back as written, within the limit, and nothing else is taken for one. */
import { describe, expect, it } from 'vitest'
import { commandFromData } from '#core/dialogue/command-data.ts'
import type { FormFacts } from '#core/dialogue/form.ts'
import { type FormButton, formButton, readFormButton } from '#core/dialogue/form-button.ts'
import { fingerprint } from '#core/dialogue/form-state.ts'
import { forms } from '#core/dialogue/forms.ts'
import { choiceSchema } from '#core/message.ts'
import { factsOf } from '#test/support/answering.ts'

const facts: FormFacts = { ...factsOf(), requests: [] }

describe('a form button', () => {
  it('of every step and option fits, and is read back', () => {
    for (const { kind, steps } of Object.values(forms)) {
      const buttons: FormButton[] = [
        { do: 'cancel', kind },
        { do: 'edit', kind },
        { do: 'send', kind, check: fingerprint({ name: 'x' }) },
      ]
      for (const step of steps) {
        buttons.push({ do: 'change', kind, step: step.key })
        const options = [{}, { page: 1 }].flatMap((values) => step.options?.(values, facts) ?? [])
        for (const { option } of options) buttons.push({ do: 'answer', kind, step: step.key, option })
        buttons.push({ do: 'answer', kind, step: step.key, option: '-' })
      }
      for (const button of buttons) {
        const choice = formButton('label', button)
        expect(choiceSchema.safeParse(choice).success, choice.data).toBe(true)
        expect(readFormButton(choice.data)).toEqual(button)
        expect(commandFromData(choice.data)).toBeNull()
      }
    }
  })

  it.each([
    '~f',
    '~f:certificate',
    '~f:salary:send:1',
    '~f:certificate:answer:name',
    '~f:file:cancel:x',
    '~f:file:answer:a:b:c',
    '~n',
    'help',
  ])('%s is none', (data) => {
    expect(readFormButton(data)).toBeNull()
  })

  it('stands for exactly the values that were shown', () => {
    expect(fingerprint({ a: 1, b: 'x' })).toBe(fingerprint({ b: 'x', a: 1 }))
    expect(fingerprint({ a: 1, b: 'x' })).not.toBe(fingerprint({ a: 1, b: 'y' }))
    expect(fingerprint({ a: null })).not.toBe(fingerprint({}))
  })
})
