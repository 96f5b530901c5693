/** Tells whether two entries are the same certificate: one training often stands in two lists, as diklat and as kursus. */
import type { Certificate } from './record.ts'

/** The certificate's number without spaces and signs; where it has none, its name and dates. */
export function certificateIdentity(certificate: Pick<Certificate, 'name' | 'number' | 'startsOn' | 'endsOn'>): string {
  const { name, number, startsOn, endsOn } = certificate
  const digits = number ? plain(number) : ''
  return digits ? `number:${digits}` : `name:${plain(name)}|${startsOn ?? ''}|${endsOn ?? startsOn ?? ''}`
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
