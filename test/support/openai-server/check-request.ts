/** What the real API refuses about a request, said as it says it. */
import { z } from 'zod'
import { schemaProblem } from './check-schema.ts'

const text = z.string().min(1)
const chatSchema = z.strictObject({
  model: text,
  messages: z
    .array(z.strictObject({ role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']), content: text }))
    .min(1),
  temperature: z.number().min(0).max(2).optional(),
  max_completion_tokens: z.int().min(1).optional(),
  stream: z.literal(false).optional(),
  parallel_tool_calls: z.boolean().optional(),
  tools: z
    .array(
      z.strictObject({
        type: z.literal('function'),
        function: z.strictObject({
          name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
          description: z.string().max(1024).optional(),
          strict: z.boolean().optional(),
          parameters: z.record(z.string(), z.unknown()).optional(),
        }),
      }),
    )
    .min(1)
    .max(128)
    .optional(),
  tool_choice: z
    .union([
      z.enum(['none', 'auto', 'required']),
      z.strictObject({ type: z.literal('function'), function: z.strictObject({ name: z.string() }) }),
    ])
    .optional(),
})
export type ChatRequest = z.infer<typeof chatSchema>

export type Checked<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly why: string }

export function checkChat(body: unknown): Checked<ChatRequest> {
  const read = chatSchema.safeParse(body)
  if (!read.success)
    return { ok: false, why: read.error.issues.map(({ path, message }) => `${path}: ${message}`).join() }
  const { tools, tool_choice: choice, parallel_tool_calls: parallel } = read.data
  if (!tools && (choice !== undefined || parallel !== undefined)) {
    return { ok: false, why: "'tool_choice' and 'parallel_tool_calls' are only allowed when 'tools' are specified." }
  }
  for (const { function: each } of tools ?? []) {
    const problem = each.strict ? schemaProblem(each.parameters) : null
    if (problem) return { ok: false, why: `Invalid schema for function '${each.name}': ${problem}` }
  }
  const named = typeof choice === 'object' ? choice.function.name : null
  if (named !== null && !tools?.some(({ function: each }) => each.name === named)) {
    return { ok: false, why: `Tool choice '${named}' not found in 'tools' parameter.` }
  }
  return { ok: true, value: read.data }
}

export interface AudioRequest {
  readonly model: string
  readonly language: string | null
  readonly prompt: string | null
  readonly fileName: string
  readonly bytes: Uint8Array
}

const endings = /\.(?:flac|mp3|mp4|mpeg|mpga|m4a|ogg|wav|webm)$/

export async function checkAudio(raw: Uint8Array<ArrayBuffer>, contentType: string): Promise<Checked<AudioRequest>> {
  if (!contentType.startsWith('multipart/form-data; boundary=')) return { ok: false, why: 'not multipart' }
  const form = await new Response(raw, { headers: { 'content-type': contentType } }).formData().catch(() => null)
  const file = form?.get('file')
  const model = form?.get('model')
  if (!form || !(file instanceof File) || typeof model !== 'string')
    return { ok: false, why: "missing 'file' or 'model'" }
  if (!endings.test(file.name)) return { ok: false, why: 'Unrecognized file format.' }
  if (file.size > 25 * 1024 * 1024) return { ok: false, why: 'Maximum content size limit exceeded' }
  const strange = [...form.keys()].find(
    (key) => !['file', 'model', 'language', 'prompt', 'response_format', 'temperature'].includes(key),
  )
  if (strange) return { ok: false, why: `Unknown parameter: '${strange}'.` }
  const field = (name: string): string | null => {
    const value = form.get(name)
    return typeof value === 'string' ? value : null
  }
  const bytes = new Uint8Array(await file.arrayBuffer())
  return {
    ok: true,
    value: { model, language: field('language'), prompt: field('prompt'), fileName: file.name, bytes },
  }
}
