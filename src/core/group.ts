/** Many small writes become few: what arrives while a write is under way goes into the next one, without a timer. */

export interface GroupNeeds<Item, Outcome> {
  /** One write for all items; outcomes in their order. */
  readonly write: (items: readonly Item[]) => Promise<readonly Outcome[]>
  readonly maxItems: number
  readonly maxUnderWay: number
  /** Items of one key never travel in two writes at once, so they are written in the order in which they came. */
  readonly keyOf?: (item: Item) => string
  /** Whether an error is one item's own fault: then each is written alone, and only the bad one fails. */
  readonly isItemFault?: (error: unknown) => boolean
}

interface Pending<Item, Outcome> {
  readonly item: Item
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}

/** Gives a function that resolves with the item's outcome when its group is written. */
export function createGroup<Item, Outcome>(needs: GroupNeeds<Item, Outcome>): (item: Item) => Promise<Outcome> {
  const { write, maxItems, maxUnderWay, keyOf, isItemFault } = needs
  let waiting: Pending<Item, Outcome>[] = []
  const keysUnderWay = new Set<string>()
  let underWay = 0
  let isScheduled = false

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      schedule()
    })

  // After the poll phase: everything that arrived in the same turn of the loop goes along.
  function schedule(): void {
    if (isScheduled || underWay >= maxUnderWay) return
    isScheduled = true
    setImmediate(() => {
      isScheduled = false
      start()
    })
  }

  function start(): void {
    while (underWay < maxUnderWay && waiting.length > 0) {
      const group = take()
      if (group.length === 0) return
      underWay += 1
      const keys = keyOf ? group.map(({ item }) => keyOf(item)) : []
      for (const key of keys) keysUnderWay.add(key)
      void settle(group).finally(() => {
        underWay -= 1
        for (const key of keys) keysUnderWay.delete(key)
        schedule()
      })
    }
  }

  function take(): Pending<Item, Outcome>[] {
    if (!keyOf || keysUnderWay.size === 0) {
      const group = waiting.slice(0, maxItems)
      waiting = waiting.length > maxItems ? waiting.slice(maxItems) : []
      return group
    }
    const group: Pending<Item, Outcome>[] = []
    const rest: Pending<Item, Outcome>[] = []
    for (const pending of waiting) {
      const mayGo = group.length < maxItems && !keysUnderWay.has(keyOf(pending.item))
      ;(mayGo ? group : rest).push(pending)
    }
    waiting = rest
    return group
  }

  async function settle(group: readonly Pending<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await write(group.map(({ item }) => item))
      group.forEach(({ resolve }, index) => {
        resolve(outcomes[index] as Outcome)
      })
    } catch (error) {
      if (group.length > 1 && isItemFault?.(error)) for (const pending of group) await settle([pending])
      else for (const { reject } of group) reject(error)
    }
  }
}
