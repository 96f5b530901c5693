/** An outbound message as bodies of the Cloud API: text in parts, choices as buttons or a list on the last one. */
import type { Choice, OutboundContent } from '#core/message.ts'
import type { RichText } from '#core/rich-text.ts'
import { plainText } from '#core/rich-text.ts'
import { splitText } from '#core/split-text.ts'
import { renderMarkup } from '../whatsapp/render-markup.ts'

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages: characters of each part. */
const limits = {
  text: 4096,
  buttonBody: 1024,
  buttons: 3,
  buttonTitle: 20,
  rows: 10,
  rowTitle: 24,
  rowText: 72,
} as const

/** What the list is opened by. */
const listLabel = 'Pilih'

/** Without addressee. */
export type CloudBody = Readonly<Record<string, unknown>> & { readonly type: string }

/** Empty: there is nothing to say. */
export function buildMessages(content: OutboundContent): CloudBody[] {
  const choices = unique(content.choices)
  const parts = partsOf(content.text).map(renderMarkup)
  return parts.map((body, at) => {
    if (at < parts.length - 1) return textBody(body)
    if (content.asksContact && body.length <= limits.buttonBody) {
      return interactive('request_contact_info', body, { name: 'request_contact_info' })
    }
    return choices.length > 0 ? withChoices(body, choices) : textBody(body)
  })
}

/** An approved template with its values, each on one line as Meta wants them. */
export function templateBody({ name, language, values }: NonNullable<OutboundContent['template']>): CloudBody {
  const parameters = values.map((value) => ({ type: 'text', text: value.replace(/\s+/g, ' ').trim() }))
  return {
    type: 'template',
    template: {
      name,
      language: { code: language },
      ...(parameters.length > 0 && { components: [{ type: 'body', parameters }] }),
    },
  }
}

const textBody = (body: string): CloudBody => ({ type: 'text', text: { body, preview_url: false } })

const interactive = (type: string, text: string, action: object): CloudBody => ({
  type: 'interactive',
  interactive: { type, body: { text }, action },
})

function withChoices(body: string, choices: readonly Choice[]): CloudBody {
  const isShort = choices.every(({ label }) => label.length <= limits.buttonTitle)
  const areDistinct = new Set(choices.map(({ label }) => label)).size === choices.length
  if (choices.length <= limits.buttons && isShort && areDistinct && body.length <= limits.buttonBody) {
    const buttons = choices.map(({ label, data }) => ({ type: 'reply', reply: { id: data, title: label } }))
    return interactive('button', body, { buttons })
  }
  const rows = choices.slice(0, limits.rows).map(({ label, data }) => {
    const title = cut(label, limits.rowTitle)
    return { id: data, title, ...(title !== label && { description: cut(label, limits.rowText) }) }
  })
  return interactive('list', body, { button: listLabel, sections: [{ rows }] })
}

/** Two buttons that do the same are one; the platform refuses them. */
function unique(choices: readonly Choice[]): Choice[] {
  return choices.filter(({ data }, at) => choices.findIndex((other) => other.data === data) === at)
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${text
    .slice(0, limit - 1)
    .toWellFormed()
    .replace(/[\s\ufffd]+$/, '')}…`
}

/** Marks and what takes marks their meaning count too, so the limit is the rendered text's. */
function partsOf(text: RichText): RichText[] {
  for (let limit = limits.text - 96; ; limit = Math.floor(limit / 2)) {
    const parts = splitText(text, limit).filter((part) => plainText(part).trim() !== '')
    if (limit < 64 || parts.every((part) => renderMarkup(part).length <= limits.text)) return parts
  }
}
