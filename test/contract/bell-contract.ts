/** What every bell promises, whichever backend carries its jobs; each process is a bell of its own on the same queue. */
import { afterEach, expect, it } from 'vitest'
import type { Bell, BellName } from '#ports/bell.ts'

export interface BellBackend {
  /** A bell as another process would open it. */
  open(): Bell
  /** Jobs that the queue holds in any state. */
  jobs(name: BellName): Promise<number>
  /** The queue's server goes away and comes back, with what it held or without. */
  stop(): Promise<void>
  start(): Promise<void>
}

let serial = 0

/** `backend` is made before the first test. */
export function bellContract(backend: () => BellBackend): void {
  let bells: Bell[] = []
  afterEach(async () => {
    await Promise.all(bells.map((bell) => bell.close()))
    bells = []
  })
  const open = (): Bell => {
    const bell = backend().open()
    bells.push(bell)
    return bell
  }
  const freshName = (): BellName => `outbound-test${++serial}`

  it('wakes a listener of another process', async () => {
    const name = freshName()
    const heard = Promise.withResolvers<void>()
    await open().listen(name, async () => heard.resolve())
    await open().ring(name)
    await heard.promise
  })

  it('wakes a listener that comes after the ring', async () => {
    const name = freshName()
    await open().ring(name)
    const heard = Promise.withResolvers<void>()
    await open().listen(name, async () => heard.resolve())
    await heard.promise
  })

  it('wakes a listener of its own process at once, without the queue', async () => {
    const name = freshName()
    const bell = open()
    let runs = 0
    await bell.listen(name, async () => {
      runs += 1
    })
    const ringing = bell.ring(name)
    await Promise.resolve()
    await Promise.resolve()
    expect(runs).toBe(1)
    await ringing
  })

  it('runs one at a time, and once more for rings meanwhile', async () => {
    const name = freshName()
    const bell = open()
    const finish = Promise.withResolvers<void>()
    const second = Promise.withResolvers<void>()
    let runs = 0
    let underWay = 0
    let most = 0
    await bell.listen(name, async () => {
      underWay += 1
      runs += 1
      most = Math.max(most, underWay)
      if (runs === 1) await finish.promise
      underWay -= 1
      if (runs > 1) second.resolve()
    })
    for (let n = 0; n < 50; n += 1) void bell.ring(name)
    finish.resolve()
    await second.promise
    expect(most).toBe(1)
    expect(runs).toBeLessThan(6)
  })

  it('makes few jobs of many rings, and leaves none behind', async () => {
    const name = freshName()
    const bell = open()
    await bell.ring(name)
    await Promise.all(Array.from({ length: 1_000 }, () => bell.ring(name)))
    const jobs = await backend().jobs(name)
    expect(jobs).toBeGreaterThan(0)
    expect(jobs).toBeLessThan(5)
    const heard = Promise.withResolvers<void>()
    await open().listen(name, async () => heard.resolve())
    await heard.promise
    while ((await backend().jobs(name)) > 0) await new Promise((resolve) => setImmediate(resolve))
  })

  it('leaves rings to others once it has stopped listening', async () => {
    const name = freshName()
    let early = 0
    const stop = await open().listen(name, async () => {
      early += 1
    })
    await stop()
    const heard = Promise.withResolvers<void>()
    await open().listen(name, async () => heard.resolve())
    await open().ring(name)
    await heard.promise
    expect(early).toBe(0)
  })

  it('waits for work under way when it closes', async () => {
    const name = freshName()
    const bell = open()
    const begun = Promise.withResolvers<void>()
    let isDone = false
    await bell.listen(name, async () => {
      begun.resolve()
      for (let n = 0; n < 20; n += 1) await new Promise((resolve) => setImmediate(resolve))
      isDone = true
    })
    await bell.ring(name)
    await begun.promise
    await bell.close()
    expect(isDone).toBe(true)
  })

  it('keeps a failing listener listening', async () => {
    const name = freshName()
    const bell = open()
    let runs = 0
    const again = Promise.withResolvers<void>()
    await bell.listen(name, async () => {
      runs += 1
      if (runs > 1) again.resolve()
      throw new Error('a bug in the work')
    })
    await bell.ring(name)
    await bell.ring(name)
    await again.promise
  })

  it('rings at the times of a timetable, once for all who asked for it', async () => {
    const name = freshName()
    const [one, other] = [open(), open()]
    const rings: number[] = []
    const thrice = Promise.withResolvers<void>()
    const listen = async (): Promise<void> => {
      rings.push(Date.now())
      if (rings.length === 3) thrice.resolve()
    }
    await Promise.all([one.listen(name, listen), other.listen(name, listen)])
    expect(await Promise.all([one.ringAt(name, '* * * * * *'), other.ringAt(name, '* * * * * *')])).toEqual([
      true,
      true,
    ])
    await thrice.promise
    const [first = 0, , third = 0] = rings
    // Two timetables would have rung twice a second.
    expect(third - first).toBeGreaterThan(1_000)
  })

  it('neither throws nor hangs while the queue is away, and rings again when it is back', async () => {
    const name = freshName()
    const ringer = open()
    const rings: number[] = []
    let heard = Promise.withResolvers<void>()
    await open().listen(name, async () => {
      rings.push(performance.now())
      heard.resolve()
    })
    await ringer.ring(name)
    await heard.promise
    heard = Promise.withResolvers<void>()
    await backend().stop()
    const before = performance.now()
    await ringer.ring(name)
    expect(performance.now() - before).toBeLessThan(2_500)
    expect(await ringer.ringAt(name, '0 0 1 1 *')).toBe(false)
    await backend().start()
    // Reconnecting takes the clients a moment; whoever has rows waiting rings again, as the sweep does.
    let isHeard = false
    void heard.promise.then(() => {
      isHeard = true
    })
    while (!isHeard) {
      await ringer.ring(name)
      await Promise.race([heard.promise, new Promise((resolve) => setTimeout(resolve, 100))])
    }
  })

  it('listens once the queue is there, though it was away when that began', async () => {
    const name = freshName()
    await backend().stop()
    const ringer = open()
    const heard = Promise.withResolvers<boolean>()
    await open().listen(name, async () => heard.resolve(true))
    // Long enough for the first try to connect to have failed, and a proof that the process still takes turns.
    await ringer.ring(name)
    await backend().start()
    let isHeard = false
    while (!isHeard) {
      await ringer.ring(name)
      isHeard = await Promise.race([
        heard.promise,
        new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 100)),
      ])
    }
  })
}
