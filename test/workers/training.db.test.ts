/** The training worker plans and asks when it starts and at every ring, whatever became of its timetable. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createRulebook } from '#db/rulebook-store.ts'
import { createAskFeedback } from '#flows/ask-feedback.ts'
import { createPlanFeedback } from '#flows/plan-feedback.ts'
import type { Bell, BellName } from '#ports/bell.ts'
import { seedDefaults } from '#prisma/sample/seed.ts'
import { createPostgresBell } from '#queue/postgres-bell.ts'
import { replies } from '#test/support/answering.ts'
import { until } from '#test/support/ask-until.ts'
import { createChats } from '#test/support/chat.ts'
import { silentLog } from '#test/support/spine.ts'
import { trainingCity } from '#test/support/training-city.ts'
import { startTrainingWorker } from '#workers/training.ts'

const city = trainingCity(3)
const { clock, person } = city
const prisma = () => city.database().prisma

beforeAll(() => seedDefaults(prisma()))
beforeEach(async () => {
  await prisma().trainingSession.deleteMany()
  await prisma().outboundMessage.deleteMany()
  await prisma().channelBond.deleteMany()
})

async function attend(index: number): Promise<void> {
  const date = new Date('2026-11-20')
  const closes = { registrationClosesOn: new Date('2026-11-01') }
  await city.register(person(index), await city.addSession({ startsOn: date, endsOn: date, ...closes }), 'hadir')
  const boundAt = new Date('2026-11-01')
  await prisma().channelBond.create({
    data: {
      channel: 'browser',
      account: 'coba',
      address: `w${index}`,
      employeeId: person(index),
      method: 'sample',
      boundAt,
    },
  })
}

/** A bell as each process has one. */
const openBell = (): Bell => createPostgresBell({ connectionString: city.database().url, log: silentLog })

function start(bell: Bell) {
  const { transact } = createChats({ database: city.database(), clock })
  const rulebook = createRulebook({ prisma: prisma(), ttlMs: 0 })
  return startTrainingWorker({
    bell,
    planFeedback: createPlanFeedback({ transact, rulebook, clock }),
    askFeedback: createAskFeedback({ transact, rulebook, replies, clock, bell, noticeVersion: '2026-11' }),
    log: silentLog,
  })
}

const sentTo = async (): Promise<string[]> =>
  (await prisma().outboundMessage.findMany({ orderBy: { address: 'asc' } })).map(({ address }) => address)

describe('the training worker', () => {
  it('asks who is due when it starts, and wakes the channel', async () => {
    await attend(0)
    const bell = openBell()
    const rung: BellName[] = []
    const ring: Bell['ring'] = (name) => {
      rung.push(name)
      return bell.ring(name)
    }
    const worker = await start({ ...bell, ring })
    await until(() => rung.includes('outbound-browser'))
    await worker.stop()
    await bell.close()
    expect(await sentTo()).toEqual(['w0'])
  })

  it('asks at a ring, also when the queue took no timetable, and not once it has stopped', async () => {
    const bell: Bell = { ...openBell(), ringAt: async () => false }
    const worker = await start(bell)
    await attend(1)
    await bell.ring('training')
    await until(async () => (await sentTo()).length > 0)
    expect(await sentTo()).toEqual(['w1'])
    await worker.stop()
    await attend(2)
    await bell.ring('training')
    await bell.close()
    expect(await sentTo()).toEqual(['w1'])
  })

  it('twice at once asks once', async () => {
    await attend(0)
    await attend(1)
    const bells = [openBell(), openBell()]
    const workers = await Promise.all(bells.map(start))
    await Promise.all(bells.map((bell) => bell.ring('training')))
    await until(async () => (await sentTo()).length === 2)
    await Promise.all(workers.map((worker) => worker.stop()))
    await Promise.all(bells.map((bell) => bell.close()))
    expect(await sentTo()).toEqual(['w0', 'w1'])
  })
})
