/** Small files that are what their first bytes say, each with content of its own. */

const bytesOf = (text: string): number[] => [...new TextEncoder().encode(text)]

export const pdf = (content: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array([...bytesOf('%PDF-1.7\n'), ...bytesOf(content)])

export const jpeg = (content: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...bytesOf(content)])

export const png = (content: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...bytesOf(content)])
