/** Waits for what another process does and tells nobody: a file that appears, a process that goes. */
import { setTimeout as wait } from 'node:timers/promises'

export async function until(isSo: () => boolean | Promise<boolean>, limitMs = 60_000): Promise<void> {
  for (const end = performance.now() + limitMs; !(await isSo()); await wait(10)) {
    if (performance.now() > end) throw new Error('it did not happen in time')
  }
}
