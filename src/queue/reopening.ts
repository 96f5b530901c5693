/**
 * A queue or worker that is opened again until its connection once stood. BullMQ's PostgreSQL backend keeps a failed
 * first connection for ever, and a worker on it asks without a pause, so that nothing else in the process gets a turn.
 */

/** What is reopened, of BullMQ's Queue and Worker. */
interface Opened {
  on(event: 'error', listener: (error: Error) => void): unknown
  waitUntilReady(): Promise<unknown>
  close(): Promise<void>
}

export interface Reopening<T> {
  /** One that is ready; rejects when it can't be now, and tries anew at the next call. */
  ready(): Promise<T>
  onError(listener: (error: Error) => void): void
  /** Also what is on its way up. */
  close(): Promise<void>
  isClosed(): boolean
}

export function createReopening<T extends Opened>(open: () => T): Reopening<T> {
  const listeners: ((error: Error) => void)[] = []
  let current: Promise<T> | null = null
  let isClosed = false

  async function begin(): Promise<T> {
    const opened = open()
    for (const listener of listeners) opened.on('error', listener)
    try {
      await opened.waitUntilReady()
      return opened
    } catch (error) {
      current = null
      await opened.close().catch(() => {})
      throw error
    }
  }

  return {
    ready() {
      if (isClosed) return Promise.reject(new Error('closed'))
      current ??= begin()
      return current
    },
    onError: (listener) => void listeners.push(listener),
    async close() {
      isClosed = true
      const opened = await current?.catch(() => null)
      await opened?.close()
    },
    isClosed: () => isClosed,
  }
}
