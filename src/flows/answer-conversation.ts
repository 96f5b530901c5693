/** Answers what waits in one conversation: understands it, decides, does what was decided, and remembers. */
import type { Replies } from '#core/answers/replies.ts'
import { reply } from '#core/answers/reply.ts'
import { decide } from '#core/dialogue/decide.ts'
import { type DialogueState, freshState, readState, writeState } from '#core/dialogue/state.ts'
import { type TurnItem, withoutSmallTalk } from '#core/dialogue/turn.ts'
import type { InboundMessage, OutboundContent } from '#core/message.ts'
import type { QuestionKey } from '#core/questions/question-key.ts'
import type { Naming } from '#core/redact.ts'
import type { Answerer } from '#ports/answerer.ts'
import type { FileFetcher } from '#ports/attachments.ts'
import type { Clock } from '#ports/clock.ts'
import type { Knowledge } from '#ports/knowledge.ts'
import type { Log } from '#ports/log.ts'
import type { Rulebook } from '#ports/personnel.ts'
import type { PolicyPhrasing } from '#ports/policy-phrasing.ts'
import type { LeasedConversation, Stores, Transact } from '#ports/stores.ts'
import type { Transcription } from '#ports/transcription.ts'
import type { Understanding } from '#ports/understanding.ts'
import { createAnswerFacts } from './answer-facts.ts'
import { createAnswerFeedback } from './answer-feedback.ts'
import { createAnswerForm } from './answer-form.ts'
import { createAnswerPolicy } from './answer-policy.ts'
import { questionAgain } from './answer-question-again.ts'
import { toMessages } from './answer-replies.ts'
import { createPerformStep } from './answer-steps.ts'
import { audit, messageLimit, needsConsent, say, situationOf, type Talk } from './answer-talk.ts'
import { understandAll, withoutStaleEdits } from './answer-understand.ts'
import { createBindAccount } from './bind-account.ts'
import { endHandover } from './end-handover.ts'
import { createHandOver } from './hand-over.ts'
import { createHearVoice } from './hear-voice.ts'
import { createKeepAttachment, type FetchedFiles } from './keep-attachment.ts'
import { createNoteUnanswered } from './note-unanswered.ts'
import type { PolicyFindings } from './policy-findings.ts'
import { createReviewAnswer } from './review-answer.ts'
import { createTrainingNotices } from './training-notices.ts'
import { createTrainingSteps } from './training-steps.ts'

export interface Turn {
  readonly items: readonly TurnItem[]
  readonly files: FetchedFiles
  /** What voice notes were heard to say. */
  readonly heard: readonly string[]
  readonly policies: PolicyFindings
  readonly state: DialogueState
}

export interface AnswerConversation extends Answerer<Turn> {
  /** What a person gets when an answer failed for good. */
  apology(): OutboundContent
}

export function createAnswerConversation(needs: {
  understanding: Understanding
  rulebook: Rulebook
  knowledge: Knowledge
  /** Null: articles speak in their own words. */
  phrasing: PolicyPhrasing | null
  /** Without, voice notes are asked to be typed. */
  transcription?: Transcription | null
  replies: Replies
  /** Takes persons out of what is kept for HR, and groups it. */
  naming: () => Promise<Naming>
  keyOf: QuestionKey
  clock: Clock
  log: Log
  /** One a channel on which files are taken. */
  fetchers: readonly FileFetcher[]
  /** Tells whether a sender is known before a file is opened. */
  transact: Transact
  /** Of the privacy notice; another version asks everybody again. */
  noticeVersion: string
}): AnswerConversation {
  const { understanding, rulebook, replies, clock, log, noticeVersion } = needs
  const keepAttachment = createKeepAttachment(needs)
  const hearVoice = createHearVoice(needs)
  const answerFacts = createAnswerFacts({ rulebook, clock })
  const answerFeedback = createAnswerFeedback({ clock })
  const answerForm = createAnswerForm({ answerFacts, answerFeedback })
  const answerPolicy = createAnswerPolicy(needs)
  const performStep = createPerformStep({
    answerFacts,
    answerForm,
    answerFeedback,
    answerPolicy,
    bindAccount: createBindAccount({ clock, log, replies, noticeVersion }),
    trainingSteps: createTrainingSteps({ notices: createTrainingNotices({ replies, clock }) }),
    handOver: createHandOver({ rulebook, clock }),
    noteUnanswered: createNoteUnanswered(needs),
    reviewAnswer: createReviewAnswer({ clock }),
    log,
  })

  return {
    async prepare(conversation, messages) {
      const state = readState(conversation.state, clock.now())
      const written = withoutStaleEdits(messages, state.newestSentAt)
      const { messages: current, texts: heard, problems } = await hearVoice(conversation, written, state)
      const files = await keepAttachment.fetch(conversation, current, state)
      const items = await understandAll(
        understanding,
        current,
        state,
        clock.today(),
        conversation.id,
        files.of,
        problems,
      )
      return {
        files,
        heard,
        policies: await answerPolicy.prepare(items, state, conversation.id),
        items: withoutSmallTalk(items, state),
        state: { ...state, newestSentAt: newestOf(messages, state) },
      }
    },

    async perform(stores, conversation, messages, turn) {
      const talk = await meet(stores, conversation, messages, turn)
      const done = new Set<string>()
      for (const given of turn.items) {
        // Whoever only borrows the phone leaves no file among the owner's.
        const item = talk.state.isStranger ? withoutFile(given) : await keepAttachment.keep(talk, given, turn.files)
        const { state, steps } = decide(item, talk.state, situationOf(talk, clock))
        talk.state = state
        for (const step of steps) {
          const asked = step.do === 'ask' || step.do === 'show' || step.do === 'policy' ? JSON.stringify(step) : null
          if (asked !== null && done.has(asked)) continue
          if (asked !== null) done.add(asked)
          // What would not be sent is not looked up, nor written down as disclosed.
          const isOptional = asked !== null || (step.do === 'say' && talk.state.binding === null)
          if (isOptional && talk.said.length >= messageLimit) talk.isCutShort = true
          else await performStep(talk, step)
        }
      }
      const again = talk.isAskedAgain ? questionAgain(talk, clock) : null
      if (again) await performStep(talk, again)
      if (talk.formAsk) await answerForm.ask(talk, talk.formAsk)
      const contents = toMessages(talk.said, replies, {
        tokens: turn.items.flatMap((item) => (item.kind === 'choice' && item.token !== null ? [item.token] : [])),
        wasCut: turn.items.some((item) => item.kind === 'text' && item.wasCut),
        isCutShort: talk.isCutShort,
        heard: turn.heard,
      })
      return {
        state: talk.isGroup ? {} : writeState(remember(talk.state, contents), clock.now()),
        employeeId: talk.employeeId,
        replies: contents,
      }
    },

    apology: () => ({ text: replies.render('apology', {}), choices: [] }),
  }

  /** Who is behind the chat. In a group nobody is, whoever writes. */
  async function meet(
    stores: Stores,
    conversation: LeasedConversation,
    messages: readonly InboundMessage[],
    { state, policies }: Turn,
  ): Promise<Talk> {
    const { channel, account, address } = conversation
    const talk: Talk = {
      stores,
      conversationId: conversation.id,
      address: { channel, account, address },
      sender: messages.findLast(({ sender }) => sender !== undefined)?.sender ?? null,
      isGroup: messages.some(({ isGroup }) => isGroup === true),
      state,
      employeeId: null,
      record: null,
      hasConsent: true,
      said: [],
      policies,
      isCutShort: false,
      isAskedAgain: false,
      formAsk: null,
    }
    if (talk.isGroup) return { ...talk, state: freshState }
    if (needsConsent(talk.address)) {
      talk.hasConsent = (await stores.consents.current(talk.address)) === noticeVersion
    }
    const bond = await stores.bonds.find(talk.address)
    if (!bond) return talk
    talk.employeeId = bond.employeeId
    if (bond.platformUserId !== null && talk.sender !== null && bond.platformUserId !== talk.sender) {
      // Somebody else writes from this chat now: they prove themselves before they learn anything.
      await stores.bonds.end(talk.address, 'sender_changed')
      await audit(talk, 'bond.ended', { reason: 'sender_changed' })
      await endHandover(talk, 'sistem')
      talk.employeeId = null
      // Nor do they take up what the other one was about to do.
      talk.state = { ...freshState, newestSentAt: state.newestSentAt }
      say(talk, reply('bind.ended'))
      return talk
    }
    if (needsConsent(talk.address) && isLongSilent(conversation.lastInboundAt ?? bond.boundAt, bond.boundAt)) {
      // A phone is lost, sold or handed on without a word to HR; the account on it stays signed in.
      await stores.bonds.end(talk.address, 'long_silence')
      await audit(talk, 'bond.ended', { reason: 'long_silence' })
      await endHandover(talk, 'sistem')
      talk.employeeId = null
      say(talk, reply('bind.ended-silence'))
      return talk
    }
    talk.record = await stores.personnel.record(bond.employeeId)
    return talk
  }

  function isLongSilent(lastInboundAt: Temporal.Instant, boundAt: Temporal.Instant): boolean {
    const heardAt = Temporal.Instant.compare(lastInboundAt, boundAt) > 0 ? lastInboundAt : boundAt
    return clock.now().since(heardAt).total('hours') > silenceLimitDays * 24
  }
}

/** After so long without a message, the person proves once more who they are. */
export const silenceLimitDays = 180

function newestOf(messages: readonly InboundMessage[], { newestSentAt }: DialogueState): string | null {
  let newest = newestSentAt
  for (const { content, sentAt } of messages) {
    if (content.kind !== 'text' || content.isEdit) continue
    if (newest === null || Date.parse(sentAt) > Date.parse(newest)) newest = sentAt
  }
  return newest
}

/** The numbers on screen belong to the last message that has any. */
function remember(state: DialogueState, contents: readonly OutboundContent[]): DialogueState {
  if (contents.length === 0) return state
  const offered = contents.findLast(({ choices }) => choices.length > 0)?.choices
  if (offered) return { ...state, offered }
  // A word of thanks takes no list off the screen; while something is typed, numbers are answers.
  const isTyping = state.form !== null || state.binding !== null
  return { ...state, offered: isTyping ? [] : state.offered.filter(({ data }) => !data.startsWith('~')) }
}

function withoutFile(item: TurnItem): TurnItem {
  if (item.kind !== 'media') return item
  const { file: _, ...rest } = item
  return rest
}
