/** Single-use activation codes: made for a person by HR, kept only as a keyed hash, good for seven days. */
import { createHmac, randomInt } from 'node:crypto'
import type { Clock } from '#ports/clock.ts'
import { fromInstant } from './calendar-date.ts'
import type { Db } from './client.ts'

/** Without letters and digits that are mistaken for each other on paper (0 O, 1 I L, U V). */
const alphabet = 'ABCDEFGHJKMNPQRSTWXYZ23456789'
const codeLength = 8
const lastsDays = 7

/** Makes a code and stores its hash; codes made before for the same person stop working. */
export async function createActivationCode(
  needs: { db: Db; clock: Clock; secret: string },
  employeeId: string,
  createdBy: string,
): Promise<{ readonly code: string; readonly expiresAt: Temporal.Instant }> {
  const { db, clock, secret } = needs
  const letters = randomLetters()
  const code = `${letters.slice(0, 4)}-${letters.slice(4)}`
  const now = clock.now()
  const expiresAt = now.add({ hours: 24 * lastsDays })
  await db.activationCode.updateMany({ where: { employeeId, usedAt: null }, data: { expiresAt: fromInstant(now) } })
  await db.activationCode.create({
    data: {
      employeeId,
      codeHash: hashActivationCode(code, secret),
      createdBy,
      createdAt: fromInstant(now),
      expiresAt: fromInstant(expiresAt),
    },
  })
  return { code, expiresAt }
}

/** With a letter and a digit among them, so that it is taken neither for a NIP nor for a word. */
function randomLetters(): string {
  for (;;) {
    const letters = Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('')
    if (/\d/.test(letters) && /[A-Z]/.test(letters)) return letters
  }
}

/** The same for any spelling: capitals, spaces and the hyphen do not count. */
export function hashActivationCode(code: string, secret: string): string {
  const letters = code.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return createHmac('sha256', secret).update(`activation:${letters}`).digest('hex')
}
