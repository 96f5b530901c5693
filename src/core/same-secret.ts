/** Compares two secrets in a time that says nothing of where they differ; runs in Node and in workerd alike. */

/** Takes as many steps as `expected` is long. An empty `expected` matches nothing, so a secret left out opens no door. */
export function isSameSecret(given: string | undefined, expected: string): boolean {
  if (given === undefined || expected === '') return false
  let difference = given.length ^ expected.length
  for (let at = 0; at < expected.length; at++) {
    // Past the end `charCodeAt` gives NaN, which counts as 0 here; the lengths differ then anyway.
    difference |= expected.charCodeAt(at) ^ given.charCodeAt(at)
  }
  return difference === 0
}
