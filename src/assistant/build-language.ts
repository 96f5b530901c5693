/** After an install: learns what the built-in engine needs, so that no start has to. It never fails the install. */
import { loadLanguageSources } from './load-language-sources.ts'
import { loadLearnt } from './load-learnt.ts'

try {
  const { learntMs, isKept } = loadLearnt(loadLanguageSources())
  if (!isKept) process.stderr.write('What the engine learnt could not be written; each start will learn it anew.\n')
  else if (learntMs !== null)
    process.stdout.write(`The engine has learnt its language in ${Math.round(learntMs)} ms.\n`)
} catch (error) {
  process.stderr.write(`The engine could not learn its language: ${error instanceof Error ? error.message : error}\n`)
}
