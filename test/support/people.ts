/** Puts invented people into a test database: no more of each than a test asks for. */
import type { EmploymentKind, PrismaClient } from '#db/generated/client.ts'

export interface NewPerson {
  readonly nip: string
  readonly phone?: string
  readonly fullName?: string
  readonly kind?: EmploymentKind
  readonly leftOn?: string
}

/** The ids of the people, in order; all work in one invented agency. */
export async function insertPeople(prisma: PrismaClient, people: readonly NewPerson[]): Promise<string[]> {
  const batch = await prisma.importBatch.create({
    data: { source: 'test', author: 'test', asOf: new Date('2026-11-23'), rowCount: people.length },
  })
  const unitId = await agency(prisma, batch.id)
  const ids: string[] = []
  for (const { nip, phone, fullName = 'Sri Wahyuningsih', kind = 'pns', leftOn } of people) {
    const { id } = await prisma.employee.create({
      data: {
        fullName,
        unitId,
        kind,
        sex: 'p',
        birthDate: new Date('1988-02-29'),
        batchId: batch.id,
        ...(phone === undefined ? {} : { phone }),
        ...(leftOn === undefined ? {} : { leftOn: new Date(leftOn) }),
        numbers: { create: { kind: kind === 'pns' ? 'nip' : 'ni_pppk', value: nip, batchId: batch.id } },
        posts: {
          create: {
            unitId,
            kind: 'pelaksana',
            title: 'Penelaah Teknis Kebijakan',
            tmt: new Date('2020-01-02'),
            batchId: batch.id,
          },
        },
      },
    })
    ids.push(id)
  }
  return ids
}

async function agency(prisma: PrismaClient, batchId: string): Promise<string> {
  const known = await prisma.unit.findFirst({ where: { code: 'test-agency' } })
  if (known) return known.id
  const id = crypto.randomUUID()
  const data = {
    id,
    agencyId: id,
    code: 'test-agency',
    name: 'Dinas Percobaan',
    shortName: 'Dinas',
    kind: 'dinas' as const,
    isAgency: true,
    batchId,
  }
  return (await prisma.unit.create({ data })).id
}
