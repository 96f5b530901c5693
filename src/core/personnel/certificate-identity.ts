/** Tells whether two entries are the same certificate: one training often stands in two lists, as diklat and as kursus. */

/** Dates as they are or as ISO text, which is the same to it. */
interface Identified {
  readonly name: string
  readonly number: string | null
  readonly startsOn: Temporal.PlainDate | string | null
  readonly endsOn: Temporal.PlainDate | string | null
}

/** The certificate's number without spaces and signs; where it has none, its name and dates. */
export function certificateIdentity(certificate: Identified): string {
  const { name, number, startsOn, endsOn } = certificate
  const digits = number ? plain(number) : ''
  return digits ? `number:${digits}` : `name:${plain(name)}|${startsOn ?? ''}|${endsOn ?? startsOn ?? ''}`
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
