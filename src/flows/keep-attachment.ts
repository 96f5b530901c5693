/** Files in a burst of messages: fetched before the transaction, kept in it for the person who is known to have sent them. */

import type { DialogueState } from '#core/dialogue/state.ts'
import type { TurnFile, TurnItem } from '#core/dialogue/turn.ts'
import { fileLimitBytes, fileTypeOf, shownFileName } from '#core/file-type.ts'
import type { Address, InboundFile, InboundMessage } from '#core/message.ts'
import type { FileFetcher, NewAttachment } from '#ports/attachments.ts'
import type { Transact } from '#ports/stores.ts'
import type { Talk } from './answer-talk.ts'

/** What one burst brings, at most; the rest of it is asked for again. */
const fetchLimit = 3

export interface FetchedFiles {
  /** By the message that brought it. */
  readonly of: ReadonlyMap<bigint, TurnFile>
  readonly contents: readonly NewAttachment[]
}

export interface KeepAttachment {
  fetch(address: Address, messages: readonly InboundMessage[], state: DialogueState): Promise<FetchedFiles>
  keep(talk: Talk, item: TurnItem, fetched: FetchedFiles): Promise<TurnItem>
}

export function createKeepAttachment(needs: { fetchers: readonly FileFetcher[]; transact: Transact }): KeepAttachment {
  const { fetchers, transact } = needs

  return {
    async fetch(address, messages, state) {
      const of = new Map<bigint, TurnFile>()
      const contents: NewAttachment[] = []
      const fetcher = fetchers.find(({ channel }) => channel === address.channel)
      const files = messages.flatMap(({ id, content, isGroup }) =>
        content.kind === 'media' && content.media !== 'voice' && content.file && !isGroup
          ? [{ id, file: content.file }]
          : [],
      )
      // Of somebody who is not known nothing is opened.
      const isKnown = fetcher && files.length > 0 && (await transact(({ bonds }) => bonds.find(address))) !== null
      if (!isKnown) return { of, contents }
      const albums = new Set([state.form?.values.album].filter((album) => typeof album === 'string'))
      for (const { id, file } of files) {
        if ((file.album !== undefined && albums.has(file.album)) || contents.length >= fetchLimit) {
          of.set(id, { kind: 'more' })
          continue
        }
        const got = await open(fetcher, address, file)
        if ('reason' in got) {
          of.set(id, { kind: 'refused', reason: got.reason })
          continue
        }
        if (file.album !== undefined) albums.add(file.album)
        of.set(id, { kind: 'fetched', ref: contents.push(got) - 1, album: file.album ?? null })
      }
      return { of, contents }
    },

    async keep(talk, item, { contents }) {
      if (item.kind !== 'media' || !item.file) return item
      const { file, ...rest } = item
      if (talk.isGroup || !talk.record || !talk.hasConsent) return rest
      if (file.kind !== 'fetched') return item
      const content = contents[file.ref]
      if (!content) return rest
      const id = await talk.stores.attachments.keep(talk.record.id, content)
      return {
        ...item,
        file: id
          ? { kind: 'kept', id, type: content.type, album: file.album }
          : { kind: 'refused', reason: 'too_many' },
      }
    },
  }
}

async function open(
  fetcher: FileFetcher,
  address: Address,
  file: InboundFile,
): Promise<NewAttachment | Omit<Extract<TurnFile, { kind: 'refused' }>, 'kind'>> {
  if ((file.sizeBytes ?? 0) > fileLimitBytes) return { reason: 'too_large' }
  const got = await fetcher.fetch(address, file, fileLimitBytes)
  if (!got.ok) return { reason: got.problem }
  const type = fileTypeOf(got.value)
  if (!type) return { reason: 'wrong_type' }
  return { bytes: got.value, type, name: shownFileName(file.name, type) }
}
