/** Requests to put a datum right, on `correction_request`. */
import { type Correctable, correctableLabel, isCorrectable } from '#core/personnel/correctable.ts'
import type { MyRequest } from '#core/request.ts'
import { failed, ok } from '#core/result.ts'
import type { Clock } from '#ports/clock.ts'
import type { Correction, Corrections } from '#ports/corrections.ts'
import { fromInstant, toInstant } from './calendar-date.ts'
import type { Db } from './client.ts'
import type { Prisma } from './generated/client.ts'
import { displayName } from './personnel-row.ts'

const sender = { employee: { include: { unit: true } } } satisfies Prisma.CorrectionRequestInclude
type Row = Prisma.CorrectionRequestGetPayload<{ include: typeof sender }>

export function createCorrections(needs: { db: Db; clock: Clock }): Corrections {
  const { db, clock } = needs
  return {
    async mine(employeeId, limit) {
      const rows = await db.correctionRequest.findMany({ where: { employeeId }, orderBy: { id: 'desc' }, take: limit })
      return rows.map(
        (row): MyRequest => ({
          kind: 'correction',
          number: row.id,
          state: row.state,
          title: correctableLabel(fieldOf(row)),
          identity: null,
          createdAt: toInstant(row.createdAt),
          decidedAt: row.state === 'diproses' || !row.decidedAt ? null : toInstant(row.decidedAt),
          answer: row.reply,
        }),
      )
    },

    async add(employeeId, { attachmentId, ...draft }) {
      const attachment = attachmentId
        ? await db.attachment.findFirst({ where: { id: attachmentId, employeeId }, select: { id: true } })
        : null
      const data = { ...draft, employeeId, attachmentId: attachment?.id ?? null, createdAt: fromInstant(clock.now()) }
      return (await db.correctionRequest.create({ data })).id
    },

    async open(limit) {
      const rows = await db.correctionRequest.findMany({
        where: { state: { in: ['menunggu', 'diproses'] } },
        orderBy: { id: 'asc' },
        take: limit,
        include: sender,
      })
      return rows.map(toCorrection)
    },

    async find(id) {
      const row = await db.correctionRequest.findUnique({ where: { id }, include: sender })
      return row && toCorrection(row)
    },

    async move(id, to) {
      await db.$queryRaw`SELECT id FROM correction_request WHERE id = ${id} FOR UPDATE`
      const row = await db.correctionRequest.findUnique({ where: { id } })
      if (!row) return failed('unknown')
      if (row.state !== 'menunggu' && row.state !== 'diproses') return failed('decided')
      const data = {
        state: to.state,
        decidedBy: to.by,
        decidedAt: fromInstant(clock.now()),
        ...('text' in to && { reply: to.text }),
      }
      return ok(toCorrection(await db.correctionRequest.update({ where: { id }, data, include: sender })))
    },
  }
}

/** A datum that the list knows no longer is shown as the name. */
const fieldOf = ({ field }: { field: string }): Correctable => (isCorrectable(field) ? field : 'name')

function toCorrection(row: Row): Correction {
  const { id, employeeId, recorded, claim, attachmentId, state, employee } = row
  return {
    id,
    employeeId,
    employeeName: displayName(employee),
    unitName: employee.unit.name,
    field: fieldOf(row),
    recorded,
    claim,
    attachmentId,
    state,
    createdAt: toInstant(row.createdAt),
  }
}
