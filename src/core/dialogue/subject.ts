/** What the conversation is about: remembered, so that it can be come back to, repeated and handed on. */
import { optionLabel, topicLabels } from '../answers/topic-labels.ts'
import type { Ask, ButtonCommand } from './command.ts'
import { type DialogueState, trailLimit } from './state.ts'

export function withSubject(state: DialogueState, subject: ButtonCommand): DialogueState {
  const written = JSON.stringify(subject)
  const others = state.trail.filter((other) => JSON.stringify(other) !== written)
  return {
    ...state,
    trail: [subject, ...others].slice(0, trailLimit),
    isOnSubject: true,
    stale: null,
    article: subject.name === 'policy' ? state.article : null,
    ...(subject.name === 'ask' && { lastAsk: subject }),
  }
}

/** The one before the one that was answered last; after something else, that one. */
export function subjectBefore({ trail, isOnSubject }: DialogueState): ButtonCommand | null {
  return (isOnSubject ? trail[1] : undefined) ?? trail[0] ?? null
}

const emptyWords = new Set(
  'kapan saya yang bisa sekarang ini data jadwal status hari dan perlu dari minta atau urusan'.split(' '),
)

/** The one that the text names: "balik ke yang KGB tadi". */
export function subjectNamed(text: string, { trail }: DialogueState): ButtonCommand | null {
  const words = new Set(text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [])
  const isNamed = (subject: ButtonCommand) =>
    wordsOf(subject).some((word) => word.length >= 3 && !emptyWords.has(word) && words.has(word))
  return trail.find(isNamed) ?? null
}

function wordsOf(subject: ButtonCommand): readonly string[] {
  const label =
    subject.name === 'ask'
      ? topicLabels[subject.topic]
      : subject.name === 'policy'
        ? (subject.query ?? subject.article ?? '')
        : subject.name === 'unsupported'
          ? optionLabel(subject)
          : ''
  return label.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
}

/** What a follow-up leans on: nothing personal right after a rule was explained. */
export function leanedOn({ lastAsk, trail, isOnSubject }: DialogueState): Ask | null {
  return isOnSubject && trail[0]?.name === 'policy' ? null : lastAsk
}

/** A topic, a subject or an article's slug, as HR's units are found by; empty: unknown. */
export function subjectName({ trail, article }: DialogueState): string {
  const [last] = trail
  switch (last?.name) {
    case 'ask':
      return last.topic
    case 'unsupported':
      return last.subject
    case 'policy':
      return last.article ?? article?.slug ?? ''
    default:
      return ''
  }
}
