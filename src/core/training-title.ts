/** Finds the training session that somebody names by a part of its title. */
import type { TrainingSession } from './training-session.ts'

/** Null when none fits, or several fit equally well: then the list is shown rather than one of them guessed. */
export function findByTitle(title: string, sessions: readonly TrainingSession[]): TrainingSession | null {
  const asked = wordsOf(title)
  if (asked.length === 0) return null
  const scored = sessions
    .map((session) => {
      const words = wordsOf(session.title)
      return { session, share: asked.filter((word) => words.includes(word)).length / asked.length }
    })
    .filter(({ share }) => share >= 0.6)
    .sort((a, b) => b.share - a.share)
  const [best, second] = scored
  if (!best || (second && second.share === best.share)) return null
  return best.session
}

const fillers = ['pelatihan', 'diklat', 'bimtek', 'kursus', 'yang', 'untuk', 'dan', 'di', 'ke', 'dari', 'itu', 'ini']

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.filter((word) => word.length > 1 && !fillers.includes(word))
}
