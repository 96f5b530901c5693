/** Whether a user without any rights of their own gets to a path: decides which tests can start Semar as one. */
import { statSync } from 'node:fs'
import { dirname } from 'node:path'

export const nobody = { uid: 65_534, gid: 65_534 }

export function isOpenToAll(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false
    if (dirname(at) === at) return true
  }
}
