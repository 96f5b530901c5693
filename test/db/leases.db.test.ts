/** Leases: one holder, told apart by token, whatever the machines' clocks say. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLeases } from '#db/leases.ts'
import { createSpine, type Spine } from '#test/support/spine.ts'

let spine: Spine
beforeAll(async () => {
  spine = await createSpine()
})
afterAll(() => spine.close())

const runOut = (name: string, ago: string) =>
  spine.sql('UPDATE lease SET expires_at = now() - $2::interval WHERE name = $1', [name, ago])

describe('a lease', () => {
  it('goes to one of many who ask at once', async () => {
    const asked = await Promise.all(Array.from({ length: 8 }, () => spine.leases.acquire('race', 5_000)))
    expect(asked.filter((lease) => lease !== null)).toHaveLength(1)
  })

  it('says how long it stood vacant, so a new holder knows what the one before may just have done', async () => {
    const first = await spine.leases.acquire('vacant', 5_000)
    expect(first?.vacantMs).toBeNull()
    await runOut('vacant', '3 seconds')
    const second = await createLeases({ sql: spine.sql, holder: 'second' }).acquire('vacant', 5_000)
    expect(second?.vacantMs).toBeGreaterThanOrEqual(3_000)
    expect(second?.vacantMs).toBeLessThan(60_000)
    expect(second?.token).toBe((first?.token ?? 0n) + 1n)
  })

  it('is renewed by its holder only, and not once it ran out', async () => {
    const first = await spine.leases.acquire('renew', 5_000)
    if (!first) throw new Error('held')
    expect(await spine.leases.renew(first, 5_000)).toBe(true)
    await runOut('renew', '1 second')
    expect(await spine.leases.renew(first, 5_000)).toBe(false)
    const second = await spine.leases.acquire('renew', 5_000)
    if (!second) throw new Error('held')
    await spine.leases.release(first)
    expect(await spine.leases.acquire('renew', 5_000)).toBeNull()
    await spine.leases.release(second)
    expect(await spine.leases.acquire('renew', 5_000)).not.toBeNull()
  })
})
