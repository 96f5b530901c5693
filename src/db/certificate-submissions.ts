/** Certificates handed in by chat, on `certificate_submission`; accepted, they become certificates of a batch of the day. */
import { certificateIdentity } from '#core/personnel/certificate-identity.ts'
import type { MyRequest } from '#core/request.ts'
import { failed, ok } from '#core/result.ts'
import type { Clock } from '#ports/clock.ts'
import type { Submission, Submissions } from '#ports/submissions.ts'
import { fromInstant, toDate, toInstant } from './calendar-date.ts'
import type { Db } from './client.ts'
import type { Prisma } from './generated/client.ts'
import { displayName } from './personnel-row.ts'

/** What employees handed in and HR accepted. */
const source = 'kiriman'

const sender = { employee: { include: { unit: true } } } satisfies Prisma.CertificateSubmissionInclude
type Row = Prisma.CertificateSubmissionGetPayload<{ include: typeof sender }>

export function createSubmissions(needs: { db: Db; clock: Clock }): Submissions {
  const { db, clock } = needs
  return {
    async takeTurn(employeeId) {
      await db.$queryRaw`SELECT id FROM employee WHERE id = ${employeeId}::uuid FOR NO KEY UPDATE`
    },

    async mine(employeeId, limit) {
      const rows = await db.certificateSubmission.findMany({
        where: { employeeId },
        orderBy: { id: 'desc' },
        take: limit,
      })
      return rows.map(
        (row): MyRequest => ({
          kind: 'certificate',
          number: row.id,
          state: row.state,
          title: row.name,
          identity: certificateIdentity({ ...row, startsOn: day(row.startsOn), endsOn: day(row.endsOn) }),
          createdAt: toInstant(row.createdAt),
          decidedAt: row.decidedAt && toInstant(row.decidedAt),
          answer: row.decisionNote,
        }),
      )
    },

    async add(employeeId, { attachmentId, startsOn, endsOn, ...draft }) {
      const attachment = attachmentId
        ? await db.attachment.findFirst({ where: { id: attachmentId, employeeId }, select: { id: true } })
        : null
      const { id } = await db.certificateSubmission.create({
        data: {
          ...draft,
          employeeId,
          attachmentId: attachment?.id ?? null,
          startsOn: toDate(startsOn),
          endsOn: toDate(endsOn),
          createdAt: fromInstant(clock.now()),
        },
      })
      return id
    },

    async waiting(limit) {
      const rows = await db.certificateSubmission.findMany({
        where: { state: { in: ['menunggu', 'diproses'] } },
        orderBy: { id: 'asc' },
        take: limit,
        include: sender,
      })
      return rows.map(toSubmission)
    },

    async find(id) {
      const row = await db.certificateSubmission.findUnique({ where: { id }, include: sender })
      return row && toSubmission(row)
    },

    async decide(id, verdict) {
      await db.$queryRaw`SELECT id FROM certificate_submission WHERE id = ${id} FOR UPDATE`
      const row = await db.certificateSubmission.findUnique({ where: { id }, include: sender })
      if (!row) return failed('unknown')
      if (row.state !== 'menunggu' && row.state !== 'diproses') return failed('decided')
      const decided = { decidedAt: fromInstant(clock.now()), decidedBy: verdict.by }
      if ('why' in verdict) {
        const data = { ...decided, state: 'ditolak' as const, decisionNote: verdict.why }
        return ok(toSubmission(await db.certificateSubmission.update({ where: { id }, data, include: sender })))
      }
      const certificateId = await becomeCertificate(row, verdict)
      if (certificateId === null) return failed('duplicate')
      const data = { ...decided, state: 'diterima' as const, certificateId }
      return ok(toSubmission(await db.certificateSubmission.update({ where: { id }, data, include: sender })))
    },
  }

  /** Null: the person has it already, from whichever list. */
  async function becomeCertificate(row: Row, { by, hours }: { by: string; hours: number }): Promise<bigint | null> {
    const identity = certificateIdentity({ ...row, startsOn: day(row.startsOn), endsOn: day(row.endsOn) })
    const { employeeId, name, number, provider, form, startsOn, endsOn } = row
    if (await db.certificate.findFirst({ where: { employeeId, identity }, select: { id: true } })) return null
    const batchId = await batchOfToday(by)
    const { id } = await db.certificate.create({
      data: {
        employeeId,
        name,
        number,
        provider,
        form,
        startsOn,
        endsOn,
        hours,
        identity,
        origin: source,
        isApproved: true,
        batchId,
      },
    })
    return id
  }

  /** One a day, made when it is first needed. */
  async function batchOfToday(by: string): Promise<string> {
    await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('semar: batch of what employees handed in'))`
    const asOf = toDate(clock.today())
    const known = await db.importBatch.findFirst({ where: { source, asOf, state: 'applied' }, select: { id: true } })
    if (known) {
      await db.importBatch.update({ where: { id: known.id }, data: { rowCount: { increment: 1 } } })
      return known.id
    }
    const now = fromInstant(clock.now())
    const { id } = await db.importBatch.create({
      data: {
        source,
        scope: 'partial',
        author: by,
        asOf,
        rowCount: 1,
        createdAt: now,
        appliedAt: now,
        appliedBy: by,
      },
    })
    return id
  }
}

const day = (date: Date | null): Temporal.PlainDate | null =>
  date && toInstant(date).toZonedDateTimeISO('UTC').toPlainDate()

function toSubmission(row: Row): Submission {
  const { id, employeeId, name, number, provider, form, hours, attachmentId, state, employee } = row
  return {
    id,
    employeeId,
    employeeName: displayName(employee),
    unitName: employee.unit.name,
    name,
    number,
    provider,
    form,
    hours,
    attachmentId,
    state,
    startsOn: day(row.startsOn),
    endsOn: toInstant(row.endsOn).toZonedDateTimeISO('UTC').toPlainDate(),
    createdAt: toInstant(row.createdAt),
  }
}
