/** What an officer reads first: why it was handed over, what was asked and answered, and what the person wrote. */
import { topicLabels } from '../answers/topic-labels.ts'
import { type Topic, topics } from '../dialogue/command.ts'
import type { HandOverReason } from '../dialogue/step.ts'

const reasonTexts: Readonly<Record<HandOverReason, string>> = {
  request: 'Pegawai minta bicara dengan petugas.',
  anger: 'Pegawai menyampaikan keluhan.',
  failures: 'Semar dua kali tidak menangkap maksudnya.',
  people_only: 'Urusan ini hanya ditangani petugas.',
  no_answer: 'Semar tidak punya jawabannya.',
}

/** A topic's name on its button; a subject or an article's slug in words; empty: nothing in particular. */
export function subjectText(subject: string): string {
  if (isTopic(subject)) return topicLabels[subject]
  return subject.replaceAll(/[-_.]+/g, ' ').trim()
}

export function handoverSummary(known: {
  readonly reason: HandOverReason
  readonly subject: string
  readonly lastTopic: Topic | null
  /** As it was sent; null: nothing was answered yet. */
  readonly lastAnswer: string | null
}): string {
  const { reason, subject, lastTopic, lastAnswer } = known
  const about = subjectText(subject)
  const asked = lastTopic && lastTopic !== subject ? topicLabels[lastTopic] : ''
  const firstLine = lastAnswer?.split('\n').find((line) => line.trim() !== '') ?? ''
  return [
    reasonTexts[reason],
    ...(about === '' ? [] : [`Tentang: ${about}.`]),
    ...(asked === '' ? [] : [`Terakhir ditanyakan: ${asked}.`]),
    ...(firstLine === '' ? [] : [`Terakhir dijawab Semar: ${shortened(firstLine.trim())}`]),
  ].join('\n')
}

const lineLimit = 200
const shortened = (line: string): string => (line.length > lineLimit ? `${line.slice(0, lineLimit - 1)}…` : line)

const isTopic = (subject: string): subject is Topic => (topics as readonly string[]).includes(subject)
