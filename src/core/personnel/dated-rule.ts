/** What an answer says about a day that is older than the oldest row of a rule it rests on. */
import type { ParameterKey, RuleParameters } from './parameters.ts'

const older =
  'Aturan yang berlaku pada tanggal itu belum ada di data kami; hitungan ini memakai aturan tertua yang kami pegang.'

/** A caveat when one of `keys` had no row yet on the day of `parameters`; empty otherwise. */
export function datedCaveats(parameters: RuleParameters, keys: readonly ParameterKey[]): readonly string[] {
  return keys.some((key) => parameters.notYet.includes(key)) ? [older] : []
}
