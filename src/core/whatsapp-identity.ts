/**
 * Who is behind WhatsApp's two names for a person. A LID stays with the account; a number is what HR has on record, and may
 * be given up and pass to somebody else. A person keeps the address under which they were first known; whoever comes with
 * another number is another chat, and whoever comes with another LID another sender, and proves anew who they are.
 */

export interface Identity {
  /** The number where it was known first, else the LID; never changes. */
  readonly address: string
  /** With `@lid`. */
  readonly lid: string | null
  /** Digits. */
  readonly number: string | null
}

/** At least one of them is given. */
export interface Names {
  readonly lid: string | null
  readonly number: string | null
}

export interface Recognised {
  /** Null: nobody who ever wrote. */
  readonly identity: Identity | null
  /** Addresses whose person is there no longer. */
  readonly moved: readonly string[]
}

/**
 * `known` are those in force with this LID or number. `hasWritten`: a message came, so somebody new becomes known; else
 * WhatsApp only said that the two names belong together.
 */
export function recognise(known: readonly Identity[], { lid, number }: Names, hasWritten: boolean): Recognised {
  const byLid = lid === null ? undefined : known.find((one) => one.lid === lid)
  const byNumber = number === null ? undefined : known.find((one) => one.number === number)
  if (byLid && (number === null || byLid.number === number || (byLid.number === null && !byNumber))) {
    return { identity: { ...byLid, number: number ?? byLid.number }, moved: [] }
  }
  // The account has another number than before, or is the one that was known by its number alone.
  const moved = byLid ? [byLid.address] : []
  if (byNumber) {
    const isSame = lid === null || byNumber.lid === null || byNumber.lid === lid
    // Somebody else has the number now: the chat goes on as theirs once they write in it, and until then is nobody's.
    if (!isSame && !hasWritten) return { identity: null, moved: [...moved, byNumber.address] }
    return { identity: { ...byNumber, lid: lid ?? byNumber.lid }, moved }
  }
  const address = number ?? lid
  return { identity: hasWritten && address !== null ? { address, lid, number } : null, moved }
}
