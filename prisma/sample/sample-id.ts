/** Ids of sample rows: made from the seed and a name, so they are the same whatever day the city is made on. */
import { createRandom } from './random.ts'

/** A version 4 UUID in shape. */
export function sampleId(seed: number, name: string): string {
  const random = createRandom(`${seed}/${name}`)
  const hex = Array.from({ length: 32 }, () => random.int(0, 15).toString(16))
  hex[12] = '4'
  hex[16] = '8'
  const text = hex.join('')
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-')
}
