/** A reviewed text about a rule: what it says, on what it rests, how long it holds, and who answers for it. */
import { z } from 'zod'
import { topics } from '../dialogue/command.ts'

const line = (limit: number) => z.string().trim().min(1).max(limit)
/** Read from a file as text, never as a date of some zone. */
const date = z.iso.date().transform((text) => Temporal.PlainDate.from(text))

export const articleSchema = z.strictObject({
  slug: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    .max(48),
  title: line(80),
  /** How people ask it. */
  questions: z.array(line(160)).min(1).max(30),
  keywords: z.array(line(60)).max(30),
  /** Personal questions whose rule this is; where several articles name one, that which names it first comes first. */
  topics: z.array(z.enum(topics)),
  /** Light markup; the first paragraph is the answer. */
  body: line(1200),
  sources: z.array(line(160)).min(1),
  /** What is not confirmed, and who decides. */
  uncertainty: line(300).nullable(),
  validFrom: date,
  /** The last day on which it is used; null: until it is changed. */
  validUntil: date.nullable(),
  owner: line(120),
  reviewOn: date,
  /** Only a person goes into it further. */
  peopleOnly: z.boolean(),
})
export type Article = z.output<typeof articleSchema>

/** What was found for a question. */
export type PolicyFinding =
  /** `phrased`: an answer in a model's words that was checked against the article; null: the article's own. */
  | { readonly kind: 'answer'; readonly article: Article; readonly phrased: string | null }
  /** Two or three that may be meant. */
  | { readonly kind: 'choice'; readonly articles: readonly Article[] }
  | { readonly kind: 'nothing' }
