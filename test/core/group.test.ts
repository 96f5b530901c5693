/** Groups: many writes become few, and nothing is lost, doubled or put out of order in one key. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGroup } from '#core/group.ts'

describe('a group of writes', () => {
  it('gives every item its own outcome, whatever arrives when', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { maxLength: 60 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 3 }),
        async (pauses, maxItems, maxUnderWay) => {
          let underWay = 0
          const add = createGroup<number, number>({
            maxItems,
            maxUnderWay,
            write: async (items) => {
              underWay += 1
              expect(items.length).toBeLessThanOrEqual(maxItems)
              expect(underWay).toBeLessThanOrEqual(maxUnderWay)
              await new Promise((resolve) => setImmediate(resolve))
              underWay -= 1
              return items.map((item) => item * 2)
            },
          })
          const outcomes: Promise<number>[] = []
          for (const [n, pause] of pauses.entries()) {
            outcomes.push(add(n))
            if (pause) await new Promise((resolve) => setImmediate(resolve))
          }
          expect(await Promise.all(outcomes)).toEqual(pauses.map((_, n) => n * 2))
        },
      ),
      { numRuns: 50 },
    )
  })

  it('writes the items of one key one group after the other', async () => {
    const order: string[] = []
    const gates: (() => void)[] = []
    const add = createGroup<string, void>({
      maxItems: 10,
      maxUnderWay: 2,
      keyOf: (item) => item[0] ?? '',
      write: async (items) => {
        await new Promise<void>((resolve) => gates.push(resolve))
        order.push(...items)
        return items.map(() => undefined)
      },
    })
    const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    const all = [add('a1')]
    await turn()
    all.push(add('a2'), add('b1'))
    await turn()
    expect(gates).toHaveLength(2)
    gates[1]?.()
    await turn()
    expect(order).toEqual(['b1'])
    gates[0]?.()
    await turn()
    gates[2]?.()
    await Promise.all(all)
    expect(order).toEqual(['b1', 'a1', 'a2'])
  })

  it('fails the whole group for a fault of the world, and one item for its own', async () => {
    const add = createGroup<number, string>({
      maxItems: 10,
      maxUnderWay: 1,
      isItemFault: (error) => error instanceof RangeError,
      write: async (items) => {
        if (items.includes(13)) throw new RangeError('unlucky')
        if (items.includes(99)) throw new Error('away')
        return items.map((item) => `${item}`)
      },
    })
    const statuses = async (items: number[]) => (await Promise.allSettled(items.map(add))).map(({ status }) => status)
    expect(await statuses([1, 13, 2])).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await statuses([1, 99, 2])).toEqual(['rejected', 'rejected', 'rejected'])
    expect(await statuses([3])).toEqual(['fulfilled'])
  })
})
