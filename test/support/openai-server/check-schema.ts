/** Whether a JSON schema is one that OpenAI's structured outputs take (https://platform.openai.com/docs/guides/structured-outputs). */

const allowed = new Set(
  `type properties required additionalProperties items enum const anyOf description $defs $ref pattern format minimum maximum
  exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems`.split(/\s+/),
)
const formats = new Set('date-time time date duration email hostname ipv4 ipv6 uuid'.split(' '))

interface Count {
  properties: number
  enumValues: number
}

/** Null: it is taken. */
export function schemaProblem(schema: unknown): string | null {
  if (!isObject(schema) || schema.type !== 'object') return 'schema must be a JSON Schema of \'type: "object"\''
  const count: Count = { properties: 0, enumValues: 0 }
  const problem = nodeProblem(schema, 'root', 1, count)
  if (problem) return problem
  if (count.properties > 5000) return 'too many properties'
  return count.enumValues > 1000 ? 'too many enum values' : null
}

function nodeProblem(node: unknown, path: string, depth: number, count: Count): string | null {
  if (!isObject(node)) return `${path}: not a schema`
  // Ten levels of objects; arrays and choices between them are not counted by the documentation, and so twice as many here.
  if (depth > 20) return `${path}: nested too deeply`
  const strange = Object.keys(node).find((key) => !allowed.has(key))
  if (strange) return `${path}: '${strange}' is not permitted`
  if (typeof node.format === 'string' && !formats.has(node.format)) return `${path}: format ${node.format}`
  if (Array.isArray(node.enum)) count.enumValues += node.enum.length
  const children: [string, unknown][] = []
  if (node.type === 'object') {
    const properties = isObject(node.properties) ? node.properties : {}
    const keys = Object.keys(properties)
    count.properties += keys.length
    if (node.additionalProperties !== false) return `${path}: 'additionalProperties' is required to be false`
    const required = Array.isArray(node.required) ? node.required : []
    const missing = keys.find((key) => !required.includes(key))
    if (missing || required.length !== keys.length) return `${path}: 'required' must name every property (${missing})`
    children.push(...keys.map((key): [string, unknown] => [`${path}.${key}`, properties[key]]))
  } else if (node.type === 'array') {
    if (!('items' in node)) return `${path}: array schema missing items`
    children.push([`${path}[]`, node.items])
  } else if (!('type' in node || 'anyOf' in node || 'enum' in node || 'const' in node || '$ref' in node)) {
    return `${path}: schema must have a 'type' key`
  }
  if (Array.isArray(node.anyOf)) {
    children.push(...node.anyOf.map((each, at): [string, unknown] => [`${path}|${at}`, each]))
  }
  for (const [at, child] of children) {
    const problem = nodeProblem(child, at, depth + 1, count)
    if (problem) return problem
  }
  return null
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
