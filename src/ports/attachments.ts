/** Files that people send in the chat: fetched from the platform when a message is answered, kept with the database. */
import type { FileType } from '#core/file-type.ts'
import type { Address, Channel, InboundFile } from '#core/message.ts'
import type { Result } from '#core/result.ts'

export interface FileFetcher {
  readonly channel: Channel
  /**
   * At most `limitBytes`. `gone`: the platform has it no longer, or gives it to nobody. Throws when the platform can't be
   * reached: the message is answered later.
   */
  fetch(
    from: Address,
    file: InboundFile,
    limitBytes: number,
  ): Promise<Result<Uint8Array<ArrayBuffer>, 'too_large' | 'gone'>>
}

export interface NewAttachment {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: FileType
  /** To show, see `shownFileName`. */
  readonly name: string | null
}

export interface Attachment extends NewAttachment {
  readonly id: string
  readonly employeeId: string
}

export interface Attachments {
  /** The same bytes of the same person are kept once. Null: this person sent too many that nothing refers to. */
  keep(employeeId: string, file: NewAttachment): Promise<string | null>
  /** Takes away what this person sent and nothing refers to. */
  dropUnused(employeeId: string): Promise<void>
  find(id: string): Promise<Attachment | null>
}
