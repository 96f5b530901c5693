/** A handover as Prisma reads it, and as the flows know it. */
import type { Handover } from '#ports/handovers.ts'
import { toInstant } from './calendar-date.ts'
import type { Prisma } from './generated/client.ts'
import { displayName } from './personnel-row.ts'

export const withHandover = {
  conversation: { select: { channel: true, account: true, address: true } },
  employee: { include: { unit: { select: { name: true } } } },
  messages: { orderBy: { id: 'asc' } },
} satisfies Prisma.HandoverInclude

type Row = Prisma.HandoverGetPayload<{ include: typeof withHandover }>

export function toHandover(row: Row): Handover {
  const { id, state, conversationId, conversation, employeeId, employee, reason, subject, unit, summary, takenBy } = row
  return {
    id,
    state,
    conversationId,
    address: conversation,
    employeeId,
    employeeName: employee && displayName(employee),
    unitName: employee?.unit.name ?? null,
    reason,
    subject,
    unit,
    summary,
    takenBy,
    createdAt: toInstant(row.createdAt),
    dueAt: toInstant(row.dueAt),
    messages: row.messages.map(({ id, author, by, text, at }) => ({ id, author, by, text, at: toInstant(at) })),
  }
}
