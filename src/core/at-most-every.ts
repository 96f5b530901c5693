/** Does work that is offered often only now and then. */

/** Does it at the first offer and then at most once in `everyMs`; in between nothing is done. `nowMs` may start anywhere. */
export function atMostEvery(
  everyMs: number,
  work: () => Promise<void>,
  nowMs: () => number = () => performance.now(),
): () => Promise<void> {
  let dueMs = Number.NEGATIVE_INFINITY
  return async () => {
    if (nowMs() < dueMs) return
    dueMs = nowMs() + everyMs
    await work()
  }
}
