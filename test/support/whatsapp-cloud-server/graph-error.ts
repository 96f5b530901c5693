/** A "no" of the Graph API, with the codes and the form that Meta documents. */

export class GraphError extends Error {
  override readonly name = 'GraphError'
  readonly status: number
  readonly code: number
  readonly subcode: number | undefined
  readonly details: string | undefined
  readonly type: string

  constructor(code: number, options: { details?: string; subcode?: number; title?: string; status?: number } = {}) {
    const known = titles[code]
    super(`(#${code}) ${options.title ?? known?.[1] ?? 'Unknown error'}`)
    this.code = code
    this.status = options.status ?? known?.[0] ?? 400
    this.subcode = options.subcode
    this.details = options.details
    this.type = code === 368 ? 'GraphMethodException' : 'OAuthException'
  }
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes: status and title. */
const titles: Readonly<Record<number, readonly [status: number, title: string]>> = {
  0: [401, 'AuthException'],
  4: [400, 'Application request limit reached'],
  10: [403, 'Permission denied'],
  33: [400, 'Parameter value is not valid'],
  100: [400, 'Invalid parameter'],
  190: [401, 'Access token has expired'],
  368: [403, 'Temporarily blocked for policies violations'],
  80007: [400, 'Rate limit issues'],
  130429: [400, 'Rate limit hit'],
  131000: [500, 'Something went wrong'],
  131005: [403, 'Access denied'],
  131008: [400, 'Required parameter is missing'],
  131009: [400, 'Parameter value is not valid'],
  131016: [500, 'Service unavailable'],
  131026: [400, 'Message undeliverable'],
  131031: [403, 'Account has been locked'],
  131042: [400, 'Business eligibility payment issue'],
  131047: [400, 'Re-engagement message'],
  131048: [400, 'Spam rate limit hit'],
  131049: [400, 'This message was not delivered to maintain healthy ecosystem engagement.'],
  131051: [400, 'Unsupported message type'],
  131052: [400, 'Media download error'],
  131053: [400, 'Media upload error'],
  131056: [400, '(Business Account, Consumer Account) pair rate limit hit'],
  132000: [400, 'Template param count mismatch'],
  132001: [404, 'Template does not exist'],
  132015: [400, 'Template is paused'],
  133010: [400, 'Phone number not registered'],
}

/** The answer's body. */
export function errorBody(error: GraphError): object {
  return {
    error: {
      message: error.message,
      type: error.type,
      code: error.code,
      ...(error.subcode !== undefined && { error_subcode: error.subcode }),
      ...(error.details !== undefined && {
        error_data: { messaging_product: 'whatsapp', details: error.details },
      }),
      fbtrace_id: 'AContohJejak9',
    },
  }
}

/** The same inside a status or a message of a webhook. */
export function webhookError(code: number, details = 'Contoh rincian'): object {
  const title = titles[code]?.[1] ?? 'Unknown error'
  return {
    code,
    title,
    message: title,
    error_data: { details },
    href: 'https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes',
  }
}
