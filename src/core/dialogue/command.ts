/** Everything that a message can ask for: a closed, typed set, whatever understood the text; code executes it. */
import { z } from 'zod'
import { correctableFields } from '../personnel/correctable.ts'
import { pnsGrades, pppkGrades } from '../personnel/record.ts'

/** What is asked about the person who is signed in. No payload names a person: a command never chooses whose data. */
export const topics = [
  'career.profile',
  'career.rank',
  'career.post',
  'career.service',
  'career.supervisor',
  'career.contract',
  'career.award',
  'career.index',
  'career.first_year',
  'promotion.next',
  'promotion.requirements',
  'raise.next',
  'retirement.date',
  'proposal.status',
  'leave.balance',
  'training.list',
  'training.recommended',
  'training.registrations',
  'training.elearning',
  'training.hours',
  'training.gap',
  'appraisal.stages',
  'appraisal.status',
  'appraisal.predicate',
  'appraisal.team',
  'calendar.holidays',
  'requests.mine',
] as const
export type Topic = (typeof topics)[number]

/** Ways of being none of our business that get words of their own. */
export const outOfScopeKinds = [
  'citizen_service',
  'general_knowledge',
  'creative',
  'abuse',
  'spam',
  'other_employer',
] as const

const monthSchema = z.string().regex(/^(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2])$/)
/** As the database numbers them. */
const sessionSchema = z.int().positive().max(2_147_483_647)

const askSchema = z.object({
  name: z.literal('ask'),
  topic: z.enum(topics),
  /** `YYYY-MM`, inclusive, for trainings and holidays. */
  fromMonth: monthSchema.optional(),
  untilMonth: monthSchema.optional(),
  /** `YYYY-MM-DD`: one day, for holidays and trainings. */
  date: z.iso.date().optional(),
  /** For appraisal questions and training hours. */
  year: z.int().min(1990).max(2100).optional(),
  quarter: z.int().min(1).max(4).optional(),
  /** For promotion questions: the golongan that is aimed at, where one is named. */
  rank: z.enum([...pnsGrades, ...pppkGrades]).optional(),
  /** Page of a long list, from 0. */
  page: z.int().min(0).max(99).optional(),
})

/** A rule or a procedure is asked about: one article by its slug, or whatever the articles say to the question. */
const policySchema = z.object({
  name: z.literal('policy'),
  article: z
    .string()
    .regex(/^[a-z0-9-]{1,48}$/)
    .optional(),
  /** The question in plain words, as the engine understood it. */
  query: z.string().min(1).max(300).optional(),
})

/** Known to be of the trade, but nothing that Semar does: said plainly, with a way on. */
const unsupportedSchema = z.object({ name: z.literal('unsupported'), subject: z.string().max(64) })

const plainSchemas = [
  z.object({ name: z.literal('submit_certificate') }),
  z.object({ name: z.literal('handoff') }),
  z.object({ name: z.literal('complain'), isAngry: z.boolean().optional() }),
] as const

/** What may be offered when it is not sure which is meant. */
const optionSchema = z.discriminatedUnion('name', [askSchema, policySchema, unsupportedSchema, ...plainSchemas])

export const commandSchema = z.discriminatedUnion('name', [
  askSchema,
  policySchema,
  unsupportedSchema,
  ...plainSchemas,
  /** Training: show, register, cancel a session. `ordinal` is its place (from 1) in the list shown last. */
  z.object({ name: z.literal('training.show'), session: sessionSchema }),
  z.object({
    name: z.literal('training.register'),
    session: sessionSchema.optional(),
    ordinal: z.int().min(1).max(20).optional(),
    title: z.string().max(200).optional(),
  }),
  /** A place on the waiting list of a session that is full. */
  z.object({
    name: z.literal('training.wait'),
    session: sessionSchema.optional(),
    ordinal: z.int().min(1).max(20).optional(),
    title: z.string().max(200).optional(),
  }),
  z.object({
    name: z.literal('training.cancel'),
    session: sessionSchema.optional(),
    ordinal: z.int().min(1).max(20).optional(),
    title: z.string().max(200).optional(),
  }),
  z.object({ name: z.literal('greet'), style: z.enum(['indonesian', 'javanese', 'islamic']) }),
  z.object({ name: z.literal('thank'), style: z.enum(['indonesian', 'javanese']) }),
  z.object({ name: z.literal('farewell') }),
  z.object({ name: z.literal('help') }),
  z.object({ name: z.literal('about'), subject: z.enum(['assistant', 'privacy', 'contact', 'capabilities']) }),
  /** Binding and consent. */
  z.object({ name: z.literal('link') }),
  z.object({ name: z.literal('unlink') }),
  z.object({ name: z.literal('consent.give') }),
  z.object({ name: z.literal('consent.withdraw') }),
  /** Yes, no, never mind: what they mean is the dialogue's to know. */
  z.object({ name: z.literal('confirm') }),
  z.object({ name: z.literal('deny') }),
  z.object({ name: z.literal('cancel') }),
  /** The n-th of what was offered last (from 1). */
  z.object({ name: z.literal('choose'), ordinal: z.int().min(1).max(20) }),
  /** Somebody else's data was asked for: refused, whoever asks. */
  z.object({ name: z.literal('refuse'), reason: z.enum(['other_person', 'salary_amount', 'discipline', 'secret']) }),
  /** A datum is said to be wrong; which one, where it was named. */
  z.object({ name: z.literal('correct_data'), field: z.enum(correctableFields).optional() }),
  /** About what was said last: once more, the subject before it, the rule behind it, or that it is wrong. */
  z.object({ name: z.literal('repeat') }),
  z.object({ name: z.literal('back') }),
  z.object({ name: z.literal('why') }),
  z.object({ name: z.literal('dispute') }),
  /** Somebody else writes than the one whose account it is. */
  z.object({ name: z.literal('not_me') }),
  /** Unsure: the likely meanings, best first. */
  z.object({ name: z.literal('clarify'), options: z.array(optionSchema).min(2).max(3) }),
  /** Not understood, or nothing of ours; `kind` where it was told apart. */
  z.object({
    name: z.literal('none'),
    reason: z.enum(['unclear', 'out_of_scope', 'empty']),
    kind: z.enum(outOfScopeKinds).optional(),
  }),
])
export type Command = z.infer<typeof commandSchema>
export type Ask = z.infer<typeof askSchema>
export type Option = z.infer<typeof optionSchema>
/** What a button can carry: everything but a question back. */
export type ButtonCommand = Exclude<Command, { name: 'clarify' }>
