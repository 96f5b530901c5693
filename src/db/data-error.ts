/** Whether PostgreSQL refused the data of a statement (class 22, or a constraint, class 23), not the statement or the connection. */
export function isDataError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^2[23][0-9A-Z]{3}$/.test(code)
}
