/** Somebody says that an answer is wrong: it is kept with what was asked, for HR to look at. */
import { offer, reply } from '#core/answers/reply.ts'
import { dataFromCommand } from '#core/dialogue/command-data.ts'
import { plainText } from '#core/rich-text.ts'
import type { Clock } from '#ports/clock.ts'
import { audit, say, situationOf, type Talk } from './answer-talk.ts'

export interface ReviewAnswer {
  open(talk: Talk, comment: string): Promise<void>
  comment(talk: Talk, review: number, text: string): Promise<void>
}

/** Of one conversation in a day. */
const dailyLimit = 5

export function createReviewAnswer(needs: { clock: Clock }): ReviewAnswer {
  const { clock } = needs
  return {
    async open(talk, comment) {
      if (talk.isGroup) return
      const { stores, conversationId, employeeId } = talk
      const { sapaan } = situationOf(talk, clock)
      const answer = await stores.transcript.lastAnswer(talk.address)
      if (!answer) return say(talk, reply('review.nothing', { sapaan }, [help]))
      const today = clock.today().toZonedDateTime('Asia/Jakarta').toInstant()
      if ((await stores.reviews.openedSince(conversationId, today)) >= dailyLimit) {
        return say(talk, reply('review.limit', { kali: dailyLimit, sapaan }, [officer]))
      }
      const { article, trail } = talk.state
      const asked = article ? ({ name: 'policy', article: article.slug } as const) : trail[0]
      const question = asked ? dataFromCommand(asked) : ''
      const number = await stores.reviews.add(conversationId, employeeId, {
        question,
        answer: plainText(answer.text),
        comment,
      })
      // What is wrong is asked once, and the next text is taken for it.
      talk.state = { ...talk.state, review: comment === '' ? number : null }
      await audit(talk, 'review.opened', { number })
      const isData = asked?.name === 'ask' && employeeId !== null
      const choices = isData ? [offer('Data saya keliru', { name: 'correct_data' }), officer] : [officer]
      say(talk, reply('review.opened', { nomor: number, sapaan, tanya: comment === '', data: isData }, choices))
    },

    async comment(talk, review, text) {
      const isNoted = await talk.stores.reviews.comment(review, text)
      talk.state = { ...talk.state, review: null }
      const { sapaan } = situationOf(talk, clock)
      if (!isNoted) return say(talk, reply('review.nothing', { sapaan }, [officer]))
      say(talk, reply('review.noted', { nomor: review }))
    },
  }
}

const help = offer('Apa saja yang bisa ditanyakan', { name: 'help' })
const officer = offer('Bicara dengan petugas', { name: 'handoff' })
