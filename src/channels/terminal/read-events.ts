/** Reads server-sent events from a response's body. */

export interface StreamEvent {
  readonly id: string
  readonly data: string
}

/** Comments and events without data are passed over. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const field = (name: string) =>
        block
          .split('\n')
          .filter((line) => line.startsWith(`${name}: `))
          .map((line) => line.slice(name.length + 2))
      const data = field('data')
      if (data.length > 0) yield { id: field('id').at(-1) ?? '', data: data.join('\n') }
    }
  }
}
