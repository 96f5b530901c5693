/** What goes out is what Meta takes, whatever the text and the choices. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMessages, templateBody } from '#channels/whatsapp-cloud/build-message.ts'
import { type Choice, type OutboundContent, outboundContentSchema } from '#core/message.ts'
import { parseRichText } from '#core/rich-text.ts'
import { checkMessage } from '#test/support/whatsapp-cloud-server/check-message.ts'

const content = (
  text: string,
  choices: readonly Choice[] = [],
  more: Partial<OutboundContent> = {},
): OutboundContent => ({
  text: parseRichText(text),
  choices: [...choices],
  ...more,
})
const choice = (label: string, data = label.slice(0, 60)): Choice => ({ label, data })
/** As it goes over the wire, judged by the far end. */
const judged = (given: OutboundContent) =>
  buildMessages(given).map((body) => checkMessage({ messaging_product: 'whatsapp', to: '6281100009001', ...body }))
const titles = (given: OutboundContent) =>
  judged(given).map((message) => {
    if (!('type' in message) || message.type !== 'interactive') return 'type' in message ? message.type : 'read'
    const { interactive } = message
    if (interactive.type === 'button') return interactive.action.buttons.map(({ reply }) => reply.title)
    return interactive.type === 'list' ? interactive.action.sections[0]?.rows : interactive.type
  })

describe('choices', () => {
  it('up to three short ones are buttons', () => {
    expect(titles(content('Maksudnya?', [choice('Ya'), choice('Bukan')]))).toEqual([['Ya', 'Bukan']])
  })

  it.each([
    ['four', [choice('A'), choice('B'), choice('C'), choice('D')]],
    ['two of the same name', [choice('A', '1'), choice('A', '2')]],
    ['a text too long for buttons', [choice('A')], 'a'.repeat(1025)],
  ])('%s are a list', (_, choices, text = 'Maksudnya?') => {
    expect(titles(content(text, choices)).at(-1)).toMatchObject([
      { id: choices[0]?.data, title: 'A' },
      ...choices.slice(1).map(() => ({})),
    ])
  })

  it('a long name is cut, and stands in full below', () => {
    const label = 'Syarat kenaikan pangkat pilihan'
    expect(titles(content('Maksudnya?', [choice(label, 'x')]))).toEqual([
      [{ id: 'x', title: 'Syarat kenaikan pangkat…', description: label }],
    ])
  })

  it('two that do the same are one', () => {
    expect(titles(content('Maksudnya?', [choice('Ya', '1'), choice('Boleh', '1')]))).toEqual([['Ya']])
  })

  it('stand under the last part of a long text', () => {
    expect(titles(content('kata '.repeat(2000), [choice('Ya')])).map((one) => typeof one)).toEqual([
      'string',
      'string',
      'object',
    ])
  })

  it('the own number is asked for by its button', () => {
    expect(titles(content('Nomor?', [], { asksContact: true }))).toEqual(['request_contact_info'])
  })
})

it('a text of nothing is no message', () => {
  expect(buildMessages(content(' \n '))).toEqual([])
})

it('whatever is to be said, Meta takes it', () => {
  const anything = fc.record({
    text: fc.array(
      fc.record({
        text: fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 3000 }),
          fc.constantFrom('*', '_a_ ', '\n\n', '~x~ '.repeat(1200), '*'.repeat(5000), 'kata '.repeat(900)),
        ),
        bold: fc.boolean(),
        italic: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
    choices: fc.array(
      fc.record({ label: fc.string({ minLength: 1, maxLength: 64, unit: 'grapheme-ascii' }), data: fc.uuid() }),
      { maxLength: 8 },
    ),
    asksContact: fc.boolean(),
  })
  fc.assert(
    fc.property(anything, (given) => {
      const parsed = outboundContentSchema.safeParse(given)
      if (parsed.success) judged(parsed.data)
    }),
    { numRuns: 150 },
  )
})

it("a template's values are on one line", () => {
  expect(templateBody({ name: 'batas', language: 'id', values: ['29 Januari\n2027', 'x'] })).toEqual({
    type: 'template',
    template: {
      name: 'batas',
      language: { code: 'id' },
      components: [
        {
          type: 'body',
          parameters: [
            { type: 'text', text: '29 Januari 2027' },
            { type: 'text', text: 'x' },
          ],
        },
      ],
    },
  })
})
