/** Starts Semar on Node: the database, what is missing in it, then everything that this process's roles do. */
import { enableCompileCache } from 'node:module'

enableCompileCache()
const { run } = await import('./run.ts')
await run()
