/** The commands that a language model may answer with: fewer than there are, none that proves, agrees or picks a button. */
import { z } from 'zod'
import { outOfScopeKinds, topics } from '../dialogue/command.ts'
import { correctableFields } from '../personnel/correctable.ts'

const month = z
  .string()
  .regex(/^\d{4}-\d{2}$/)
  .nullable()
const place = { ordinal: z.int().min(1).max(20).nullable(), title: z.string().nullable() }

const ask = z.strictObject({
  name: z.literal('ask'),
  topic: z.enum(topics),
  fromMonth: month,
  untilMonth: month,
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable(),
  year: z.int().min(1990).max(2100).nullable(),
  quarter: z.int().min(1).max(4).nullable(),
})
const policy = z.strictObject({ name: z.literal('policy'), query: z.string() })
const unsupported = z.strictObject({ name: z.literal('unsupported'), subject: z.string() })
const alone = (name: 'handoff' | 'submit_certificate' | 'help' | 'repeat' | 'back' | 'why') =>
  z.strictObject({ name: z.literal(name) })
const clarify = z.strictObject({
  name: z.literal('clarify'),
  options: z
    .array(z.union([ask, policy, unsupported, alone('handoff')]))
    .min(2)
    .max(3),
})

/**
 * In the form that structured outputs want: closed objects, every field required, null where there is none. Left out
 * are yes, no and a chosen number, as a button may write; all that binds or agrees; and numbers of sessions, as a
 * model has seen none.
 */
export const modelAnswerSchema = z.strictObject({
  commands: z
    .array(
      z.union([
        ask,
        policy,
        unsupported,
        ...(['handoff', 'submit_certificate', 'help', 'repeat', 'back', 'why'] as const).map(alone),
        z.strictObject({ name: z.literal('complain'), isAngry: z.boolean() }),
        z.strictObject({ name: z.literal('training.register'), ...place }),
        z.strictObject({ name: z.literal('training.wait'), ...place }),
        z.strictObject({ name: z.literal('training.cancel'), ...place }),
        z.strictObject({
          name: z.literal('about'),
          subject: z.enum(['assistant', 'privacy', 'contact', 'capabilities']),
        }),
        z.strictObject({ name: z.literal('correct_data'), field: z.enum(correctableFields).nullable() }),
        z.strictObject({
          name: z.literal('refuse'),
          reason: z.enum(['other_person', 'salary_amount', 'discipline', 'secret']),
        }),
        clarify,
        z.strictObject({
          name: z.literal('none'),
          reason: z.enum(['unclear', 'out_of_scope']),
          kind: z.enum(outOfScopeKinds).nullable(),
        }),
      ]),
    )
    .min(1)
    .max(3),
})

/** For a tool's parameters. */
export function modelAnswerJsonSchema(): Record<string, unknown> {
  const { $schema: _draft, ...schema } = z.toJSONSchema(modelAnswerSchema)
  return schema
}
