/** What Meta says of our number and its templates: asked for from time to time, remembered in between. */
import { z } from 'zod'
import type { Result } from '#core/result.ts'
import { ok } from '#core/result.ts'
import type { CallProblem, CloudClient } from './client.ts'

const phoneSchema = z.object({
  quality_rating: z.string().optional().catch(undefined),
  messaging_limit_tier: z.string().optional().catch(undefined),
  health_status: z
    .object({
      can_send_message: z.string().optional(),
      entities: z.array(z.object({ entity_type: z.string(), id: z.coerce.string() })).optional(),
    })
    .optional()
    .catch(undefined),
})

const templatesSchema = z.object({
  data: z.array(
    z.object({ name: z.string(), language: z.string(), status: z.string(), category: z.string().optional() }),
  ),
})

export interface NumberStatus {
  /** `GREEN`, `YELLOW`, `RED` or `UNKNOWN`. */
  readonly quality: string
  /** People to whom a template may open a conversation within a day; null: as many as like, or not said. */
  readonly openingsADay: number | null
  /** `AVAILABLE`, `LIMITED` or `BLOCKED`. */
  readonly canSend: string
  /** The business account that the number belongs to; null: not said. */
  readonly businessAccountId: string | null
}

export interface CloudTemplate {
  readonly name: string
  readonly language: string
  /** `APPROVED`, `PENDING`, `REJECTED`, `PAUSED`, `DISABLED` ... */
  readonly state: string
  readonly category: string
}

/** `TIER_50` to `TIER_100K`; `TIER_UNLIMITED` is none. */
function openingsOf(tier: string | undefined): number | null {
  const [, count, thousands] = /^TIER_(\d+)(K?)$/.exec(tier ?? '') ?? []
  return count === undefined ? null : Number(count) * (thousands ? 1000 : 1)
}

/** All that is of use; and what is left of it where a version of the API or a token's rights do not have the rest. */
const fieldSets = [
  'quality_rating,messaging_limit_tier,health_status',
  'quality_rating,health_status',
  'quality_rating',
]

export async function readNumberStatus(
  client: CloudClient,
  phoneNumberId: string,
): Promise<Result<NumberStatus, CallProblem>> {
  let answer = await client.get(`${phoneNumberId}?fields=${fieldSets[0]}`)
  for (const fields of fieldSets.slice(1)) {
    if (answer.ok || !isAboutFields(answer.problem)) break
    answer = await client.get(`${phoneNumberId}?fields=${fields}`)
  }
  if (!answer.ok) return answer
  const phone = phoneSchema.safeParse(answer.value).data
  return ok({
    quality: phone?.quality_rating ?? 'UNKNOWN',
    openingsADay: openingsOf(phone?.messaging_limit_tier),
    canSend: phone?.health_status?.can_send_message ?? 'AVAILABLE',
    businessAccountId: phone?.health_status?.entities?.find(({ entity_type }) => entity_type === 'WABA')?.id ?? null,
  })
}

const isAboutFields = ({ error }: CallProblem): boolean =>
  error !== null && (error.code === 10 || (error.code === 100 && error.subcode !== 33))

export async function readTemplates(
  client: CloudClient,
  businessAccountId: string,
): Promise<Result<readonly CloudTemplate[], CallProblem>> {
  const answer = await client.get(
    `${businessAccountId}/message_templates?fields=name,language,status,category&limit=250`,
  )
  if (!answer.ok) return answer
  const listed = templatesSchema.safeParse(answer.value).data?.data ?? []
  return ok(listed.map(({ status, category = '', ...rest }) => ({ ...rest, state: status, category })))
}
