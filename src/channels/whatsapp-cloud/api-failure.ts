/** What an error of the Cloud API means for the message: Meta's codes mapped onto the closed set of send failures. */
import type { AccountTrouble, SendFailure } from '#core/failure.ts'

/** As Meta tells it, in an answer or in a status. */
export interface CloudError {
  readonly code: number
  readonly subcode?: number | undefined
  readonly title: string
  /** Absent in a status. */
  readonly status?: number
}

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/**
 * The whole number stands still until a person has seen to it; it is tried again meanwhile, as the cure is not told.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
 */
const troubles: Readonly<Record<number, readonly [AccountTrouble, waitMs: number]>> = {
  // Token expired, revoked or without the right; the number's own id not ours.
  0: ['not_authorised', minute],
  3: ['not_authorised', minute],
  10: ['not_authorised', minute],
  33: ['not_authorised', minute],
  190: ['not_authorised', minute],
  131005: ['not_authorised', minute],
  // Blocked for policy, locked, or under a restriction of its country.
  368: ['restricted', 10 * minute],
  131031: ['restricted', 10 * minute],
  130497: ['restricted', 10 * minute],
  131042: ['not_set_up', 10 * minute],
  131045: ['not_set_up', 10 * minute],
  133000: ['not_set_up', 10 * minute],
  133010: ['not_set_up', 10 * minute],
  133015: ['not_set_up', 10 * minute],
}

/** A pause that ends by itself. */
const throttles: Readonly<Record<number, { readonly waitMs: number; readonly scope: 'account' | 'bulk' | 'address' }>> =
  {
    4: { waitMs: minute, scope: 'account' },
    80007: { waitMs: minute, scope: 'account' },
    130429: { waitMs: 5 * second, scope: 'account' },
    133016: { waitMs: minute, scope: 'account' },
    131056: { waitMs: 6 * second, scope: 'address' },
    // Too many people blocked or reported the number, or a template of it: answers go on, a campaign would make it worse.
    131048: { waitMs: hour, scope: 'bulk' },
    132015: { waitMs: hour, scope: 'bulk' },
  }

/** Not to be tried again until the person writes: not on WhatsApp, an old app, terms not agreed to. */
const stops = new Set([131026, 131030])

/** Right message, wrong moment or person: the day is over, marketing declined or rationed, an experiment, a disabled template. */
const refusals = new Set([130472, 131021, 131047, 131049, 131050, 132016, 135000])

/** Meta's own trouble: said by Meta, so the message was not taken. */
const outages = new Set([1, 2, 131000, 131016, 131057])

/** `attempts`: tries so far, this one included; waits for one person grow with them, as Meta asks. */
export function cloudFailure(error: CloudError, attempts = 1): SendFailure {
  const { code, subcode, title, status = 400 } = error
  const detail = `${code}${subcode === undefined ? '' : `/${subcode}`} ${title}`.slice(0, 200)
  // A 100 with this subcode: the number's id is not ours, or the token may not use it.
  const trouble = code === 100 && subcode === 33 ? troubles[33] : (troubles[code] ?? permission(code))
  if (trouble) return { kind: 'throttled', waitMs: trouble[1], scope: 'account', trouble: trouble[0] }
  const throttle = throttles[code]
  if (throttle?.scope === 'address') {
    return { kind: 'throttled', ...throttle, waitMs: throttle.waitMs * 4 ** Math.min(attempts - 1, 4) }
  }
  if (throttle) return { kind: 'throttled', ...throttle }
  if (stops.has(code)) return { kind: 'stopped', detail }
  if (refusals.has(code)) return { kind: 'refused', detail }
  if (outages.has(code)) return { kind: 'unreached', isInDoubt: false, detail }
  if (status >= 500) return { kind: 'unreached', isInDoubt: true, detail }
  // What is left (100, 131008, 131009, 131051, 132000, 132001 ...) says that we built it wrongly.
  return { kind: 'unsendable', detail }
}

/** 200 to 299: a right that the token lacks. */
const permission = (code: number): (typeof troubles)[number] | undefined =>
  code >= 200 && code < 300 ? ['not_authorised', minute] : undefined
