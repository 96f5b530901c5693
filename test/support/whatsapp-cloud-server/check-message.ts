/** The body of POST /{phone-number-id}/messages, as strict as Meta documents it. */
import { z } from 'zod'
import { GraphError } from './graph-error.ts'

const text = (most: number) => z.string().min(1).max(most)
const body = (most: number) => z.strictObject({ text: text(most) })
const footer = z.strictObject({ text: text(60) }).optional()
const header = z.strictObject({ type: z.literal('text'), text: text(60) }).optional()

const button = z.strictObject({
  type: z.literal('reply'),
  reply: z.strictObject({ id: text(256), title: text(20) }),
})
const row = z.strictObject({ id: text(200), title: text(24), description: text(72).optional() })
const section = z.strictObject({ title: text(24).optional(), rows: z.array(row).min(1).max(10) })

const interactive = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('button'),
    header,
    body: body(1024),
    footer,
    action: z.strictObject({ buttons: z.array(button).min(1).max(3) }),
  }),
  z.strictObject({
    type: z.literal('list'),
    header,
    body: body(4096),
    footer,
    action: z.strictObject({ button: text(20), sections: z.array(section).min(1).max(10) }),
  }),
  z.strictObject({
    type: z.literal('request_contact_info'),
    body: body(1024),
    action: z.strictObject({ name: z.literal('request_contact_info') }),
  }),
])

const media = { id: text(256).optional(), link: z.url().optional(), caption: text(1024).optional() }
const parameter = z.strictObject({ type: z.literal('text'), text: text(1024), parameter_name: text(128).optional() })

const base = {
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.literal('individual').optional(),
  /** A phone number; with both, it goes before the user's id. */
  to: z
    .string()
    .regex(/^\+?\d[\d -]{6,19}$/)
    .optional(),
  /** A business-scoped user id. */
  recipient: z
    .string()
    .regex(/^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/)
    .optional(),
  context: z.strictObject({ message_id: text(256) }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
}

const messageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...base,
    type: z.literal('text'),
    text: z.strictObject({ body: text(4096), preview_url: z.boolean().optional() }),
  }),
  z.strictObject({ ...base, type: z.literal('interactive'), interactive }),
  z.strictObject({
    ...base,
    type: z.literal('document'),
    document: z.strictObject({ ...media, filename: text(240).optional() }),
  }),
  z.strictObject({ ...base, type: z.literal('image'), image: z.strictObject(media) }),
  z.strictObject({
    ...base,
    type: z.literal('reaction'),
    reaction: z.strictObject({ message_id: text(256), emoji: z.string().max(16) }),
  }),
  z.strictObject({
    ...base,
    type: z.literal('template'),
    template: z.strictObject({
      name: z.string().regex(/^[a-z0-9_]{1,512}$/),
      language: z.strictObject({ code: text(16), policy: z.literal('deterministic').optional() }),
      components: z
        .array(z.strictObject({ type: z.enum(['header', 'body', 'button']), parameters: z.array(parameter) }))
        .optional(),
    }),
  }),
])
export type CloudMessage = z.infer<typeof messageSchema>

const readSchema = z.strictObject({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: text(256),
  typing_indicator: z.strictObject({ type: z.literal('text') }).optional(),
})
export type ReadMark = z.infer<typeof readSchema>

/** Throws the `GraphError` that Meta answers with. */
export function checkMessage(body: unknown): CloudMessage | ReadMark {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw missing('messaging_product')
  if (!('messaging_product' in body)) throw missing('messaging_product')
  if ('status' in body) return checked(readSchema, body)
  // A message without a type is a text.
  const message = checked(messageSchema, { type: 'text', ...body })
  if (message.to === undefined && message.recipient === undefined) throw missing('to')
  if (message.type === 'interactive') checkUnique(message.interactive)
  if (message.type === 'document' || message.type === 'image') {
    const given = message.type === 'document' ? message.document : message.image
    if ((given.id === undefined) === (given.link === undefined)) throw missing('id or link')
  }
  return message
}

function checked<Schema extends z.ZodType>(schema: Schema, value: object): z.infer<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const details = `${issue?.path.join('.')}: ${issue?.message}`
  throw new GraphError(issue?.code === 'unrecognized_keys' ? 100 : 131009, {
    details,
    title: 'Parameter value is not valid',
  })
}

const missing = (name: string): GraphError =>
  new GraphError(100, { title: `The parameter ${name} is required.`, details: `The parameter ${name} is required.` })

/** Buttons and rows that people could not tell apart, or we could not. */
function checkUnique(given: z.infer<typeof interactive>): void {
  if (given.type === 'request_contact_info') return
  const replies =
    given.type === 'button' ? given.action.buttons.map(({ reply }) => reply) : rowsOf(given.action.sections)
  if (given.type === 'list') {
    const { sections } = given.action
    if (replies.length > 10) throw new GraphError(131009, { details: 'Total row count exceed max allowed count: 10' })
    if (sections.length > 1 && sections.some(({ title }) => title === undefined)) throw missing('section title')
  }
  if (new Set(replies.map(({ id }) => id)).size < replies.length) {
    throw new GraphError(131009, { details: 'Duplicated ids' })
  }
  if (given.type === 'button' && new Set(replies.map(({ title }) => title)).size < replies.length) {
    throw new GraphError(131009, { details: 'Duplicated titles' })
  }
}

const rowsOf = (sections: readonly z.infer<typeof section>[]) => sections.flatMap(({ rows }) => rows)
