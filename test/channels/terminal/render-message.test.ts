/** Messages at the terminal. */
import { describe, expect, it } from 'vitest'
import { renderMessage } from '#channels/terminal/render-message.ts'

const message = {
  id: '1',
  from: 'semar' as const,
  at: '2026-11-24T03:00:00Z',
  wasCut: false,
  text: [{ text: 'Paling cepat', bold: true }, { text: ' besok ' }, { text: 'perkiraan', italic: true }],
  choices: [
    { label: 'Ya', data: 'y' },
    { label: 'Bukan', data: 'n' },
  ],
}
const marked = (format: string, text: string) => `<${format}>${text}</${format}>`

describe('renderMessage', () => {
  it('keeps emphasis and numbers the choices', () => {
    expect(renderMessage(message, marked)).toBe(
      '<bold>Paling cepat</bold> besok <italic>perkiraan</italic>\n  <bold>1</bold>. Ya\n  <bold>2</bold>. Bukan',
    )
  })

  it('lets no text steer the terminal', () => {
    const text = [{ text: '\u001b]0;judul\u0007\u001b[2Jhapus\u009b31m' }]
    expect(renderMessage({ ...message, text, choices: [] }, marked)).toBe(']0;judul[2Jhapus31m')
  })
})
