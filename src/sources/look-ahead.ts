/** Looks at the beginning of a text that comes in pieces without taking it away. */

/** Reads until `isEnough`, at most 4 million signs; `text` gives everything from the start. */
export async function lookAhead(
  pieces: AsyncGenerator<string>,
  isEnough: (seen: string) => boolean,
): Promise<{ beginning: string; text: AsyncGenerator<string> }> {
  let beginning = ''
  while (!isEnough(beginning) && beginning.length < 4_000_000) {
    const next = await pieces.next()
    if (next.done) break
    beginning += next.value
  }
  return {
    beginning,
    text: (async function* () {
      yield beginning
      yield* pieces
    })(),
  }
}
