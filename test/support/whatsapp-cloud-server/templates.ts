/** Message templates of the business account, in the states that Meta gives them. */
import type { CloudMessage } from './check-message.ts'
import { GraphError } from './graph-error.ts'

export interface CloudTemplate {
  readonly name: string
  readonly language: string
  readonly status: 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED' | 'DISABLED'
  readonly category: 'UTILITY' | 'MARKETING'
  /** With `{{1}}` ... */
  readonly body: string
}

type TemplateMessage = Extract<CloudMessage, { type: 'template' }>['template']

/** Throws what Meta answers when a template can't be sent like that. */
export function checkTemplate(templates: readonly CloudTemplate[], message: TemplateMessage): CloudTemplate {
  const found = templates.find(({ name, language }) => name === message.name && language === message.language.code)
  if (!found || found.status === 'PENDING' || found.status === 'REJECTED') {
    throw new GraphError(132001, {
      details: `template name (${message.name}) does not exist in ${message.language.code}`,
    })
  }
  if (found.status !== 'APPROVED') throw new GraphError(132015, { details: `template is ${found.status}` })
  const expected = new Set(found.body.match(/\{\{\d+\}\}/g)).size
  const given = message.components?.find(({ type }) => type === 'body')?.parameters.length ?? 0
  if (given !== expected) {
    throw new GraphError(132000, {
      details: `body: number of localizable_params (${given}) does not match the expected number of params (${expected})`,
    })
  }
  return found
}

/** As GET /{account}/message_templates lists one. */
export const listed = ({ name, language, status, category, body }: CloudTemplate): object => ({
  name,
  language,
  status,
  category,
  id: String(1_000_000_000_000 + name.length),
  components: [{ type: 'BODY', text: body }],
})
