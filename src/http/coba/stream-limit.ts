/** How many streams may be open at once: each holds a connection and asks the database at every beat. */

export interface StreamLimit {
  /** A place for one more stream of this chat, to be given back; null when there is none. */
  take(chat: string): (() => void) | null
}

export function createStreamLimit({ perChat, inAll }: { perChat: number; inAll: number }): StreamLimit {
  const open = new Map<string, number>()
  let total = 0
  return {
    take(chat) {
      const ofChat = open.get(chat) ?? 0
      if (ofChat >= perChat || total >= inAll) return null
      open.set(chat, ofChat + 1)
      total += 1
      let isOpen = true
      return () => {
        if (!isOpen) return
        isOpen = false
        total -= 1
        const left = (open.get(chat) ?? 1) - 1
        if (left > 0) open.set(chat, left)
        else open.delete(chat)
      }
    },
  }
}
