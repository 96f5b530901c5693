/** The worker of queue `inbound`: every ring wakes the drain. */
import type { DrainConversations } from '#flows/drain-conversations.ts'
import type { Bell } from '#ports/bell.ts'

export async function startInboundWorker(needs: {
  bell: Bell
  drain: DrainConversations
}): Promise<{ stop(): Promise<void> }> {
  const { bell, drain } = needs
  // The ring is answered at once, so that one slow conversation holds no other's ring back.
  const unlisten = await bell.listen('inbound', async () => drain.wake())
  drain.wake()
  return {
    async stop() {
      await unlisten()
      await drain.stop()
    },
  }
}
