/** What every messenger's channel promises the spine, whatever the platform: parser, sender and file fetcher together. */
import { describe, expect, it } from 'vitest'
import { type Inbound, inboundSchema, type OutboundContent, type OutboundMessage } from '#core/message.ts'
import { parseRichText } from '#core/rich-text.ts'
import type { FileFetcher } from '#ports/attachments.ts'
import type { Sender } from '#ports/sender.ts'

export interface ContractPerson {
  readonly address: string
  /** What has arrived on the phone, oldest first: words without marks. */
  arrived(): readonly { readonly text: string }[]
  /** As the channel hands it to the inbox. */
  write(text: string): Promise<Inbound>
  /** The n-th of what was offered last, by button, row or number. */
  choose(index: number): Promise<Inbound>
  sendFile(bytes: Uint8Array, name: string): Promise<Inbound>
  sharePlace(): Promise<Inbound>
}

export interface ChannelWorld {
  readonly sender: Sender
  readonly fetcher: FileFetcher
  /** Somebody who has written already. */
  person(): ContractPerson
  /** The same message once more, as after an answer that was lost. */
  again(message: Inbound): Promise<Inbound>
  /** How the next message goes wrong. */
  fail(how: 'lost on the way' | 'answer lost' | 'too fast' | 'unwanted'): void
  /** Nobody listens at the platform. */
  goAway(): Promise<void>
}

/** `world` is made before each test. `isNumbered`: a choice comes back as the number that was typed. */
export function channelContract(world: () => ChannelWorld, { isNumbered = false } = {}): void {
  const messageTo = (person: ContractPerson, content: Partial<OutboundContent> = {}): OutboundMessage => ({
    id: 'c'.repeat(32),
    channel: world().sender.channel,
    account: world().sender.account,
    address: person.address,
    employeeId: null,
    lane: 'answer',
    cause: 'inbound:1',
    content: { text: [{ text: 'Halo' }], choices: [], ...content },
    position: 1n,
    attempts: 1,
    partsSent: 0,
  })
  async function send(person: ContractPerson, content: Partial<OutboundContent> = {}) {
    const parts: string[] = []
    const result = await world().sender.send(messageTo(person, content), (id) => void parts.push(id))
    return { result, parts }
  }

  describe('what comes in', () => {
    it('is what was typed, from an address that can be written to', async () => {
      const person = world().person()
      const text = 'kpn sy naik pangkat? *sk_pangkat* <b>&amp; 👍'
      const message = inboundSchema.parse(await person.write(text))
      expect(message).toMatchObject({ content: { kind: 'text', text }, address: person.address })
      expect([message.channel, message.account]).toEqual([world().sender.channel, world().sender.account])
      expect(Math.abs(Date.parse(message.sentAt) - Date.now())).toBeLessThan(60_000)
      expect(message.isGroup ?? false).toBe(false)
    })

    it('has an id of its own, and the same one when it comes again', async () => {
      const person = world().person()
      const [one, other] = [await person.write('halo'), await person.write('halo')]
      expect(other.platformId).not.toBe(one.platformId)
      expect((await world().again(one)).platformId).toBe(one.platformId)
    })

    it('names the same writer each time, and others otherwise', async () => {
      const [person, other] = [world().person(), world().person()]
      const senders = [await person.write('a'), await person.write('b'), await other.write('c')].map(
        ({ sender }) => sender,
      )
      expect(senders[0]).toBe(senders[1])
      expect(senders[2]).not.toBe(senders[0])
    })

    it('brings a file that can be fetched, and no larger than asked for', async () => {
      const bytes = new TextEncoder().encode('%PDF-1.7 contoh').slice()
      const message = inboundSchema.parse(await world().person().sendFile(bytes, 'sertifikat.pdf'))
      if (message.content.kind !== 'media' || !message.content.file) throw new Error('no file in it')
      expect(message.content).toMatchObject({ media: 'document', file: { name: 'sertifikat.pdf' } })
      const fetched = (limit: number, id = message.content.kind === 'media' ? (message.content.file?.id ?? '') : '') =>
        world().fetcher.fetch(message, { id }, limit)
      expect(await fetched(1000)).toEqual({ ok: true, value: bytes })
      expect(await fetched(3)).toEqual({ ok: false, problem: 'too_large' })
      expect(await fetched(1000, 'tidakada')).toEqual({ ok: false, problem: 'gone' })
    })

    it('brings what can only be named', async () => {
      expect((await world().person().sharePlace()).content).toEqual({ kind: 'media', media: 'location' })
    })
  })

  describe('what goes out', () => {
    it('arrives word for word, with nothing of the text taken for a mark', async () => {
      const person = world().person()
      const { result, parts } = await send(person, {
        text: parseRichText('**Paling cepat 1 April 2027**, _perkiraan_. Berkas: sk\\_pangkat, 5 < 7 & "x".'),
      })
      expect(person.arrived()).toEqual([
        { text: 'Paling cepat 1 April 2027, perkiraan. Berkas: sk_pangkat, 5 < 7 & "x".' },
      ])
      expect(result).toEqual({ ok: true, value: { platformIds: parts } })
      expect(parts).toHaveLength(1)
    })

    it('arrives whole and in order when it is long', async () => {
      const person = world().person()
      const text = Array.from({ length: 900 }, (_, n) => `kalimat ${n}`).join('\n')
      const { parts } = await send(person, { text: [{ text }] })
      expect(parts.length).toBeGreaterThan(1)
      const words = person.arrived().flatMap((one) => one.text.split(/\s+/).filter(Boolean))
      expect(words).toEqual(text.split(/\s+/))
    })

    it('is refused as ours to mend when there is nothing to say', async () => {
      const person = world().person()
      expect((await send(person, { text: [{ text: ' \n ' }] })).result).toMatchObject({
        problem: { kind: 'unsendable' },
      })
      expect(person.arrived()).toEqual([])
    })

    it.each([1, 2, 3, 5, 8])('offers %i choices, and each comes back as what it stands for', async (count) => {
      const person = world().person()
      const choices = Array.from({ length: count }, (_, n) => ({
        label: n === 0 ? 'Berkas yang perlu disiapkan untuk kenaikan pangkat' : `Pilihan ${n + 1}`,
        data: `pilih:${n}`,
      }))
      await send(person, { choices })
      for (const index of [0, count - 1]) {
        const { content } = inboundSchema.parse(await person.choose(index))
        if (isNumbered) expect(content).toEqual({ kind: 'text', text: String(index + 1) })
        else expect(content).toMatchObject({ kind: 'choice', data: `pilih:${index}` })
      }
    })
  })

  describe('what goes wrong', () => {
    it.each([
      ['lost on the way', { kind: 'unreached', isInDoubt: true }, 0],
      ['answer lost', { kind: 'unreached', isInDoubt: true }, 1],
      ['too fast', { kind: 'throttled' }, 0],
      ['unwanted', { kind: 'stopped' }, 0],
    ] as const)('%s', async (how, problem, count) => {
      const person = world().person()
      world().fail(how)
      expect((await send(person)).result).toMatchObject({ ok: false, problem })
      expect(person.arrived()).toHaveLength(count)
    })

    it('a platform that is away has not got it', async () => {
      const person = world().person()
      await world().goAway()
      expect((await send(person)).result).toMatchObject({ problem: { kind: 'unreached', isInDoubt: false } })
    })
  })
}
