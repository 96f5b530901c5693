/** Who of the sample is worth trying, known without making the city: ids come from the seed alone. */
import { cast } from './cast.ts'
import type { Notable } from './sample-city.ts'
import { sampleId } from './sample-id.ts'

export const sampleSeed = 2026

/** In the order in which they are to be shown. */
export function sampleCast(seed = sampleSeed): Notable[] {
  return cast.flatMap(({ key, slot, note }) => (key ? [{ key, note, employeeId: personId(seed, slot) }] : []))
}

/** The id of whoever sits in a place of the organisation. */
export function personId(seed: number, slotKey: string): string {
  return sampleId(seed, `person/${slotKey}`)
}
