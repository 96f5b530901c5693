/** What was learnt as bytes and back: the texts as JSON, then the numbers as they lie in memory. */
import { bucketCount } from './features.ts'
import type { Learnt } from './learnt.ts'

/** The numbers begin at a multiple of it. */
const alignment = 8

export function learntBytes({ counts, exact, weights, typedWeights }: Learnt): Uint8Array {
  const { labels } = weights
  // An exact line names its intent by number.
  const numbers = new Map(labels.map((label, number) => [label, number]))
  const lines = [...exact].map(([line, label]) => `${numbers.get(label)}\t${line}`).join('\n')
  const words = [...counts].map(([word, count]) => `${word}\t${count}`).join('\n')
  const texts = new TextEncoder().encode(JSON.stringify({ labels, words, lines }))
  const start = startOf(texts.length)
  // All numbers of four bytes before those of one.
  const parts = [
    weights.bias,
    weights.scales,
    typedWeights.bias,
    typedWeights.scales,
    weights.cells,
    typedWeights.cells,
  ]
  const bytes = new Uint8Array(start + parts.reduce((sum, { byteLength }) => sum + byteLength, 0))
  new DataView(bytes.buffer).setUint32(0, texts.length, true)
  bytes.set(texts, 4)
  let at = start
  for (const part of parts) {
    bytes.set(bytesOf(part), at)
    at += part.byteLength
  }
  return bytes
}

/** Of bytes that `learntBytes` gave; whoever kept them has seen to it that they are whole. */
export function learntOfBytes(bytes: Uint8Array): Learnt {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  const texts: { labels: string[]; words: string; lines: string } = JSON.parse(
    new TextDecoder().decode(bytes.subarray(4, 4 + length)),
  )
  const { labels } = texts
  // A copy: a Buffer's own slice would not begin where its memory does.
  const numbers = new Uint8Array(bytes.subarray(startOf(length))).buffer
  const width = labels.length
  const floats = (part: number) => new Float32Array(numbers, 4 * width * part, width)
  const cellsAt = 16 * width
  return {
    counts: new Map(rows(texts.words).map(([word, count]) => [word, Number(count)])),
    exact: new Map(rows(texts.lines).map(([number, line]) => [line, labels[Number(number)] ?? ''])),
    weights: {
      labels,
      bias: floats(0),
      scales: floats(1),
      cells: new Int8Array(numbers, cellsAt, bucketCount * width),
    },
    typedWeights: {
      labels,
      bias: floats(2),
      scales: floats(3),
      cells: new Int8Array(numbers, cellsAt + bucketCount * width),
    },
  }
}

const startOf = (length: number): number => Math.ceil((4 + length) / alignment) * alignment

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array | Int8Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

function rows(text: string): [string, string][] {
  return text.split('\n').map((row) => {
    const at = row.indexOf('\t')
    return [row.slice(0, at), row.slice(at + 1)]
  })
}
