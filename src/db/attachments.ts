/** Files that people sent, on `attachment`; what nothing refers to is taken away after a day. */
import { createHash } from 'node:crypto'
import { fileTypes } from '#core/file-type.ts'
import { failed, ok } from '#core/result.ts'
import type { Attachments, FileFetcher } from '#ports/attachments.ts'
import type { Clock } from '#ports/clock.ts'
import { fromInstant } from './calendar-date.ts'
import type { Db } from './client.ts'

/** Of one person, that nothing refers to: more is no longer somebody looking for the right photo. */
const unusedLimit = 20
const unusedHours = 24

export function createAttachments(needs: { db: Db; clock: Clock }): Attachments {
  const { db, clock } = needs
  return {
    async keep(employeeId, { bytes, type, name }) {
      const now = clock.now()
      await db.$executeRaw`
        DELETE FROM attachment a
        WHERE created_at < ${fromInstant(now.subtract({ hours: unusedHours }))}
          AND NOT EXISTS (SELECT FROM certificate_submission s WHERE s.attachment_id = a.id)
          AND NOT EXISTS (SELECT FROM correction_request c WHERE c.attachment_id = a.id)`
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const key = { employeeId_sha256: { employeeId, sha256 } }
      const known = await db.attachment.findUnique({ where: key, select: { id: true } })
      if (known) {
        // Sent anew, it counts as new: the day of the one above begins again.
        await db.attachment.update({ where: { id: known.id }, data: { createdAt: fromInstant(now) } })
        return known.id
      }
      const unused = await db.attachment.count({
        where: { employeeId, submissions: { none: {} }, corrections: { none: {} } },
      })
      if (unused >= unusedLimit) return null
      const data = {
        employeeId,
        mediaType: type,
        fileName: name,
        sizeBytes: bytes.length,
        sha256,
        content: bytes,
        createdAt: fromInstant(now),
      }
      const { id } = await db.attachment.upsert({ where: key, create: data, update: {}, select: { id: true } })
      return id
    },

    async dropUnused(employeeId) {
      await db.attachment.deleteMany({ where: { employeeId, submissions: { none: {} }, corrections: { none: {} } } })
    },

    async find(id) {
      const row = await db.attachment.findUnique({ where: { id } })
      const type = fileTypes.find((each) => each === row?.mediaType)
      if (!row || !type) return null
      return { id, employeeId: row.employeeId, type, name: row.fileName, bytes: row.content }
    },
  }
}

/** The id of a file that was kept when its message was posted: what the try-out page uploads is here already. */
export const storedFileId = (attachmentId: string): string => `attachment:${attachmentId}`

/** For channels whose files came to us with the message. */
export function createStoredFileFetcher(needs: {
  channel: FileFetcher['channel']
  attachments: Pick<Attachments, 'find'>
}): FileFetcher {
  return {
    channel: needs.channel,
    async fetch(_from, { id }, limitBytes) {
      const attachmentId = /^attachment:([\da-f-]{36})$/.exec(id)?.[1]
      const found = attachmentId === undefined ? null : await needs.attachments.find(attachmentId)
      if (!found) return failed('gone')
      return found.bytes.length > limitBytes ? failed('too_large') : ok(found.bytes)
    },
  }
}
