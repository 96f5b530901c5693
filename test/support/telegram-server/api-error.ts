/** An answer of the Bot API that says no, in the words Telegram uses. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: number
  readonly retryAfter: number | undefined

  constructor(code: number, description: string, retryAfter?: number) {
    super(description)
    this.code = code
    this.retryAfter = retryAfter
  }
}

export const badRequest = (why: string): ApiError => new ApiError(400, `Bad Request: ${why}`)
