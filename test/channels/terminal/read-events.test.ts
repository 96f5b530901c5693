/** Server-sent events, however they are cut into chunks. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readEvents } from '#channels/terminal/read-events.ts'

it('reads the same events wherever the bytes are cut', async () => {
  const bytes = new TextEncoder().encode(
    'retry: 2000\n\n: still here\n\ndata: {"a":"é😀"}\nid: 1.2\n\ndata: dua\ndata: baris\nid: 3\n\ndata: belum sel',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 6 }), async (cuts) => {
      const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length]
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (let at = 1; at < edges.length; at++) controller.enqueue(bytes.slice(edges[at - 1], edges[at]))
          controller.close()
        },
      })
      expect(await Array.fromAsync(readEvents(body))).toEqual([
        { id: '1.2', data: '{"a":"é😀"}' },
        { id: '3', data: 'dua\nbaris' },
      ])
    }),
  )
})
