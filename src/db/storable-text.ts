/** A replacer for JSON.stringify that leaves out what PostgreSQL cannot keep in text: NUL and half surrogate pairs. */
export function storableText(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value
}
