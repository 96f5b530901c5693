/** Turns voice notes into text before anything is understood; where that can't be done, says why. */
import type { DialogueState } from '#core/dialogue/state.ts'
import type { VoiceProblem } from '#core/dialogue/turn.ts'
import type { InboundMessage } from '#core/message.ts'
import type { FileFetcher } from '#ports/attachments.ts'
import type { LeasedConversation, Transact } from '#ports/stores.ts'
import type { Transcription } from '#ports/transcription.ts'

/** More in one burst are asked to be typed. */
const burstLimit = 2
const limitSeconds = 5 * 60

export interface Heard {
  /** What was heard stands in them as if it had been typed. */
  readonly messages: readonly InboundMessage[]
  /** In order. */
  readonly texts: readonly string[]
  /** By the message that stays a voice note. */
  readonly problems: ReadonlyMap<bigint, VoiceProblem>
}

export type HearVoice = (
  conversation: LeasedConversation,
  messages: readonly InboundMessage[],
  state: DialogueState,
) => Promise<Heard>

/** The sound itself is kept nowhere. Rejects when the platform can't be reached: the messages are answered later. */
export function createHearVoice(needs: {
  /** None: no model is there to listen. */
  transcription?: Transcription | null
  fetchers: readonly FileFetcher[]
  /** Tells whether a sender is known before a recording is opened. */
  transact: Transact
}): HearVoice {
  const { transcription = null, fetchers, transact } = needs

  return async (conversation, messages, state) => {
    const voices = messages.filter(isVoice)
    const fetcher = fetchers.find(({ channel }) => channel === conversation.channel)
    const isOpen =
      transcription !== null &&
      fetcher !== undefined &&
      voices.length > 0 &&
      // A proof is typed, and in a group nobody is known.
      state.binding === null &&
      !state.isStranger &&
      !messages.some(({ isGroup }) => isGroup === true)
    const isKnown = isOpen && (await transact(({ bonds }) => bonds.find(conversation))) !== null
    if (!isKnown) return { messages, texts: [], problems: new Map() }
    const heard = new Map<bigint, string>()
    const problems = new Map<bigint, VoiceProblem>()
    await Promise.all(
      voices.map(async (message, at) => {
        const result = at < burstLimit ? await hear(transcription, fetcher, message, conversation.id) : null
        if (result?.text !== undefined) heard.set(message.id, result.text)
        else problems.set(message.id, result?.problem ?? 'unheard')
      }),
    )
    return {
      messages: messages.map((message) => {
        const text = heard.get(message.id)
        return text === undefined ? message : { ...message, content: { kind: 'text', text } }
      }),
      texts: messages.flatMap(({ id }) => heard.get(id) ?? []),
      problems,
    }
  }

  async function hear(
    by: Transcription,
    fetcher: FileFetcher,
    message: InboundMessage,
    conversation: bigint,
  ): Promise<{ text?: string; problem?: VoiceProblem }> {
    const { content } = message
    const file = content.kind === 'media' ? content.file : undefined
    if (!file) return { problem: 'unheard' }
    if ((file.sizeBytes ?? 0) > by.limitBytes || (file.seconds ?? 0) > limitSeconds) return { problem: 'too_long' }
    const got = await fetcher.fetch(message, file, by.limitBytes)
    if (!got.ok) return { problem: got.problem === 'too_large' ? 'too_long' : 'unheard' }
    const result = await by.transcribe({ bytes: got.value, mediaType: file.mediaType ?? '' }, conversation)
    return result.ok ? { text: result.value } : { problem: 'unheard' }
  }
}

const isVoice = ({ content }: InboundMessage): boolean => content.kind === 'media' && content.media === 'voice'
