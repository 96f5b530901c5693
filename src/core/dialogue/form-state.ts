/** A form under way, as the conversation remembers it: what was given so far; the step is found from that. */
import { z } from 'zod'

export const formKinds = ['certificate', 'correction', 'file', 'feedback'] as const
export type FormKind = (typeof formKinds)[number]

const valueSchema = z.union([z.string().max(2000), z.number(), z.null()])

export const formSchema = z.object({
  kind: z.enum(formKinds),
  /** By the key of their step; null: asked and skipped. Keys that no step has are what the form is about. */
  values: z.record(z.string().max(32), valueSchema),
  /** The person is choosing what to change. */
  isEditing: z.boolean().optional(),
})

export type FormValue = z.output<typeof valueSchema>
export type FormValues = Readonly<Record<string, FormValue>>
export interface Form {
  readonly kind: FormKind
  readonly values: FormValues
  readonly isEditing?: boolean | undefined
}

export const newForm = (kind: FormKind, values: FormValues = {}): Form => ({ kind, values })

/** Stands for exactly these values, so that nobody agrees to what they no longer see. */
export function fingerprint(values: FormValues): string {
  let hash = 0x811c9dc5
  for (const char of JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)))) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return hash.toString(36)
}
