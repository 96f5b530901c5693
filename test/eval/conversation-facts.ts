/** What is known of the sample's people, computed from their records, and what a conversation has written. */
import { addressWord } from '#core/answers/address-word.ts'
import { formatDate } from '#core/calendar/indonesian-date.ts'
import type { Address } from '#core/message.ts'
import { currentPost, currentRank } from '#core/personnel/current.ts'
import { defaultParameters } from '#core/personnel/default-parameters.ts'
import { parametersAt } from '#core/personnel/parameters.ts'
import { nextRaise } from '#core/personnel/raise.ts'
import { retirement } from '#core/personnel/retirement.ts'
import type { PrismaClient } from '#db/generated/client.ts'
import { createPersonnel } from '#db/personnel-store.ts'
import type { Clock } from '#ports/clock.ts'

export interface CastMember {
  readonly id: string
  /** By the names that scripts use between braces. */
  readonly values: Readonly<Record<string, string>>
}

export interface Cast {
  person(key: string): Promise<CastMember>
  /** Somebody's whom no script is about. */
  readonly otherNip: string
  /** Takes back what a script wrote for the person, so that the next one finds them as they were. */
  restore(employeeId: string): Promise<void>
}

export async function createCast(needs: {
  prisma: PrismaClient
  clock: Clock
  today: Temporal.PlainDate
  notables: ReadonlyMap<string, string>
}): Promise<Cast> {
  const { prisma, clock, today, notables } = needs
  const known = new Map<string, CastMember>()
  const registrations = await prisma.trainingRegistration.findMany()
  const parameters = parametersAt(defaultParameters, today)
  const other = await prisma.employee.findFirstOrThrow({
    where: { id: { notIn: [...notables.values()] }, numbers: { some: { kind: 'nip' } } },
    include: { numbers: true },
    orderBy: { id: 'asc' },
  })

  async function look(key: string): Promise<CastMember> {
    const id = notables.get(key)
    const record = id === undefined ? null : await createPersonnel({ db: prisma, clock }).record(id)
    if (id === undefined || !record) throw new Error(`No notable "${key}" in the sample`)
    const { phone } = await prisma.employee.findUniqueOrThrow({ where: { id } })
    const raise = nextRaise(record, today, parameters).value.date
    const { tmtPensiun } = retirement(record, today, parameters).value
    const values: Record<string, string> = {
      nama: record.displayName,
      nip: record.nip ?? '',
      sapaan: addressWord(record),
      unit: record.unitName,
      golongan: currentRank(record, today)?.grade ?? '-',
      jabatan: currentPost(record, today)?.title ?? '-',
      ...(phone && { phone }),
      ...(raise && { kgb: formatDate(raise) }),
      ...(tmtPensiun && { pensiun: formatDate(tmtPensiun) }),
    }
    return { id, values }
  }

  return {
    otherNip: other.numbers[0]?.value ?? '',
    async person(key) {
      const member = known.get(key) ?? (await look(key))
      known.set(key, member)
      return member
    },
    async restore(employeeId) {
      await prisma.$transaction([
        prisma.trainingRegistration.deleteMany({ where: { employeeId } }),
        prisma.trainingRegistration.createMany({
          data: registrations.filter((each) => each.employeeId === employeeId),
        }),
        prisma.certificateSubmission.deleteMany({ where: { employeeId } }),
        prisma.correctionRequest.deleteMany({ where: { employeeId } }),
      ])
    },
  }
}

export function createCounts(prisma: PrismaClient) {
  return {
    /** By the names that scripts use. */
    async of(address: Address, employeeId: string | null): Promise<Readonly<Record<string, number>>> {
      const mine = { conversation: { is: address } }
      const own = employeeId === null ? null : { employeeId }
      const [bonds, handovers, open, messages, reviews, comments, unanswered] = await Promise.all([
        prisma.channelBond.count({ where: { ...address, endedAt: null } }),
        prisma.handover.count({ where: mine }),
        prisma.handover.count({ where: { ...mine, state: { not: 'closed' } } }),
        prisma.handoverMessage.count({ where: { author: 'employee', handover: { is: mine } } }),
        prisma.answerReview.count({ where: mine }),
        prisma.answerReview.count({ where: { ...mine, comment: { not: '' } } }),
        prisma.unansweredQuestion.count({ where: mine }),
      ])
      const [registrations, certificates, corrections] = own
        ? await Promise.all([
            prisma.trainingRegistration.count({ where: { ...own, status: { in: ['terdaftar', 'menunggu'] } } }),
            prisma.certificateSubmission.count({ where: own }),
            prisma.correctionRequest.count({ where: own }),
          ])
        : [0, 0, 0]
      return {
        bonds,
        handovers,
        'open handovers': open,
        'handover messages': messages,
        reviews,
        'review comments': comments,
        unanswered,
        registrations,
        certificates,
        corrections,
      }
    },
  }
}
