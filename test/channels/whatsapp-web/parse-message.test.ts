/** Every kind of message that WhatsApp's apps send, made with the client's own protobufs and read from their bytes. */
import { proto, type WAMessage } from '@whiskeysockets/baileys'
import { describe, expect, it } from 'vitest'
import { readFileId } from '#channels/whatsapp-web/file-id.ts'
import { parseMessage } from '#channels/whatsapp-web/parse-message.ts'

const pairedAtMs = Date.parse('2026-11-01T00:00:00Z')
const us = { number: '6281100000001', lid: '900100@lid', pairedAtMs }
const at = Date.parse('2026-11-24T08:00:00Z') / 1000

/** As it comes off the line: through bytes, so that what is absent looks like it does there. */
function message(
  content: proto.IMessage | null,
  more: Partial<WAMessage> & { key?: WAMessage['key'] } = {},
): WAMessage {
  const decoded = content && proto.Message.decode(proto.Message.encode(proto.Message.create(content)).finish())
  return {
    messageTimestamp: at,
    message: decoded,
    ...more,
    key: {
      remoteJid: '900200@lid',
      remoteJidAlt: '6281100009002@s.whatsapp.net',
      id: '3EB0AA',
      fromMe: false,
      ...more.key,
    },
  }
}

const heard = (content: proto.IMessage | null, more: Parameters<typeof message>[1] = {}) =>
  parseMessage(message(content, more), us)

const said = (content: proto.IMessage, more: Parameters<typeof message>[1] = {}) => {
  const parsed = heard(content, more)
  return 'ignored' in parsed ? parsed.ignored : parsed.content
}

const hello = { conversation: 'kapan naik pangkat' }
const helloText = { kind: 'text', text: 'kapan naik pangkat' }

describe('text', () => {
  it('is read plain and extended', () => {
    expect(heard(hello)).toEqual({
      lid: '900200@lid',
      number: '6281100009002',
      group: null,
      id: '3EB0AA',
      sentAt: '2026-11-24T08:00:00.000Z',
      content: helloText,
      quoted: null,
    })
    expect(said({ extendedTextMessage: { text: 'kapan naik pangkat' } })).toEqual(helloText)
  })

  const wrappers: Record<string, proto.IMessage> = {
    ephemeral: { ephemeralMessage: { message: hello } },
    viewOnce: { viewOnceMessage: { message: hello } },
    viewOnceV2: { viewOnceMessageV2: { message: hello } },
    viewOnceV2Extension: { viewOnceMessageV2Extension: { message: hello } },
    edited: { editedMessage: { message: hello } },
    deviceSent: { deviceSentMessage: { destinationJid: '1@s.whatsapp.net', message: hello } },
    nested: {
      ephemeralMessage: {
        message: { viewOnceMessageV2: { message: { extendedTextMessage: { text: hello.conversation } } } },
      },
    },
    withSenderKeys: {
      ...hello,
      messageContextInfo: { deviceListMetadataVersion: 2 },
      senderKeyDistributionMessage: { groupId: 'x' },
    },
  }
  it.each(Object.keys(wrappers))('is found in %s', (name) => {
    expect(said(wrappers[name] ?? {})).toEqual(helloText)
  })

  it('is an edit when it takes the place of another', () => {
    const type = proto.Message.ProtocolMessage.Type.MESSAGE_EDIT
    const edit = { protocolMessage: { type, key: { id: '3EB0AB' }, editedMessage: hello } }
    expect(said(edit)).toEqual({ ...helloText, isEdit: true })
    expect(said({ editedMessage: { message: edit } })).toEqual({ ...helloText, isEdit: true })
  })

  it('is cleaned and cut', () => {
    expect(said({ conversation: `a\u0000b${'x'.repeat(5000)}` })).toMatchObject({
      wasCut: true,
      text: `ab${'x'.repeat(4094)}`,
    })
  })

  it('says to which message of ours it replies', () => {
    const parsed = heard({
      extendedTextMessage: { text: '2', contextInfo: { stanzaId: '3EB0CC', participant: '900100@lid' } },
    })
    expect(parsed).toMatchObject({ quoted: '3EB0CC' })
  })

  const replies: Record<string, proto.IMessage> = {
    button: { buttonsResponseMessage: { selectedButtonId: 'forged', selectedDisplayText: 'Ya' } },
    list: { listResponseMessage: { title: 'Ya', singleSelectReply: { selectedRowId: 'forged' } } },
    template: { templateButtonReplyMessage: { selectedId: 'forged', selectedDisplayText: 'Ya' } },
    flow: {
      interactiveResponseMessage: {
        body: { text: 'Ya' },
        nativeFlowResponseMessage: { paramsJson: '{"id":"forged"}' },
      },
    },
  }
  it.each(Object.keys(replies))('of a pressed %s is what it showed, not the data behind it', (name) => {
    expect(said(replies[name] ?? {})).toEqual({ kind: 'text', text: 'Ya' })
  })
})

describe('media', () => {
  const mediaKey = new Uint8Array(32).fill(7)
  const place = {
    mediaKey,
    directPath: '/v/t62.7118-24/1_2.enc?ccb=11-4&oh=01',
    url: 'https://evil.example/x',
    fileLength: 1234,
  }

  it('of a photo, a document and a recording can be fetched', () => {
    const photo = said({ imageMessage: { ...place, mimetype: 'image/jpeg', caption: 'sertifikat saya' } })
    expect(photo).toMatchObject({
      kind: 'media',
      media: 'photo',
      caption: 'sertifikat saya',
      file: { mediaType: 'image/jpeg', sizeBytes: 1234 },
    })
    const document = said({
      documentWithCaptionMessage: {
        message: {
          documentMessage: { ...place, fileName: 'sertifikat.pdf', mimetype: 'application/pdf', caption: 'ini' },
        },
      },
    })
    expect(document).toMatchObject({ media: 'document', caption: 'ini', file: { name: 'sertifikat.pdf' } })
    const voice = said({ audioMessage: { ...place, seconds: 4, ptt: true, mimetype: 'audio/ogg; codecs=opus' } })
    expect(voice).toMatchObject({ media: 'voice', file: { seconds: 4 } })
    const file = typeof photo === 'object' && photo.kind === 'media' ? photo.file : undefined
    expect(readFileId(file?.id ?? '')).toEqual({
      kind: 'image',
      mediaKey: Buffer.from(mediaKey),
      directPath: place.directPath,
    })
  })

  it('without a key or a path has no file', () => {
    expect(said({ imageMessage: { directPath: '/x' } })).toEqual({ kind: 'media', media: 'photo' })
    expect(said({ imageMessage: { mediaKey, directPath: 'evil.example/x' } })).toEqual({
      kind: 'media',
      media: 'photo',
    })
  })

  const others: Record<string, [proto.IMessage, string]> = {
    video: [{ videoMessage: { caption: 'v' } }, 'video'],
    roundVideo: [{ ptvMessage: {} }, 'video'],
    sticker: [{ stickerMessage: {} }, 'sticker'],
    location: [{ locationMessage: { degreesLatitude: -6.98 } }, 'location'],
    liveLocation: [{ liveLocationMessage: {} }, 'location'],
    poll: [{ pollCreationMessageV3: { name: 'p' } }, 'other'],
    contacts: [{ contactsArrayMessage: { contacts: [{}] } }, 'other'],
    invitation: [{ groupInviteMessage: { groupName: 'g' } }, 'other'],
  }
  it.each(Object.keys(others))('that is a %s is told apart', (name) => {
    const [content, media] = others[name] ?? [{}, '']
    expect(said(content)).toMatchObject({ kind: 'media', media })
  })

  it('is a contact only where it is the own number', () => {
    const card = (digits: string) => ({
      contactMessage: { vcard: `BEGIN:VCARD\nTEL;type=CELL;waid=${digits}:+62 811\nEND:VCARD` },
    })
    expect(said(card('6281100009002'))).toEqual({ kind: 'contact', phone: '+6281100009002', isOwn: true })
    expect(said(card('6281100009999'))).toEqual({ kind: 'media', media: 'other' })
  })
})

describe('nothing is answered', () => {
  const types = proto.Message.ProtocolMessage.Type
  const stub = proto.WebMessageInfo.StubType
  const ignored: Record<string, [string, proto.IMessage | null, Parameters<typeof message>[1]?]> = {
    own: ['own', hello, { key: { fromMe: true } }],
    status: ['no_person', hello, { key: { remoteJid: 'status@broadcast' } }],
    broadcastList: ['no_person', hello, { key: { remoteJid: '177@broadcast' } }],
    newsletter: ['no_person', hello, { key: { remoteJid: '1203@newsletter' } }],
    bot: ['no_person', hello, { key: { remoteJid: '13135550002@c.us' } }],
    reaction: ['reaction', { reactionMessage: { text: 'x', key: { id: 'a' } } }],
    vote: ['service', { pollUpdateMessage: {} }],
    deletion: ['service', { protocolMessage: { type: types.REVOKE, key: { id: 'a' } } }],
    timer: ['service', { protocolMessage: { type: types.EPHEMERAL_SETTING } }],
    history: ['service', { protocolMessage: { type: types.HISTORY_SYNC_NOTIFICATION } }],
    keys: ['service', { senderKeyDistributionMessage: { groupId: 'x' } }],
    pin: ['service', { pinInChatMessage: {} }],
    empty: ['service', null],
    unreadable: ['unreadable', null, { messageStubType: stub.CIPHERTEXT }],
    missedCall: ['service', null, { messageStubType: stub.CALL_MISSED_VOICE }],
    beforePairing: ['history', hello, { messageTimestamp: pairedAtMs / 1000 - 3600 }],
    undated: ['malformed', hello, { messageTimestamp: 0 }],
    nameless: ['malformed', hello, { key: { remoteJid: 'x@lid', remoteJidAlt: '' } }],
    oddId: ['malformed', hello, { key: { id: 'a/b' } }],
  }
  it.each(Object.keys(ignored))('to %s', (name) => {
    const [reason, content, more] = ignored[name] ?? ['', null]
    expect(heard(content, more ?? {})).toEqual({ ignored: reason })
  })
})

describe('who wrote', () => {
  const fromOf = (key: WAMessage['key']) => {
    const parsed = heard(hello, { key })
    return 'ignored' in parsed ? parsed : { lid: parsed.lid, number: parsed.number }
  }
  it('is found by LID and by number, whichever comes first', () => {
    const both = { lid: '900200@lid', number: '6281100009002' }
    expect(fromOf({ remoteJid: '900200:12@lid' })).toEqual(both)
    expect(fromOf({ remoteJid: '6281100009002@s.whatsapp.net', remoteJidAlt: '900200@lid' })).toEqual(both)
    expect(fromOf({ remoteJid: '6281100009002@s.whatsapp.net', remoteJidAlt: '' })).toEqual({ ...both, lid: null })
    expect(fromOf({ remoteJid: '900200@lid', remoteJidAlt: '' })).toEqual({ ...both, number: null })
  })
})

describe('a group', () => {
  const key = {
    remoteJid: '12036@g.us',
    remoteJidAlt: '',
    participant: '900200@lid',
    participantAlt: '6281100009002@s.whatsapp.net',
  }
  it('is heard only where it speaks to us', () => {
    expect(heard(hello, { key })).toEqual({ ignored: 'group_talk' })
    const mentioned = {
      extendedTextMessage: { text: '@900100 kapan saya naik pangkat', contextInfo: { mentionedJid: ['900100@lid'] } },
    }
    expect(heard(mentioned, { key })).toMatchObject({
      group: '12036@g.us',
      lid: '900200@lid',
      content: { text: 'kapan saya naik pangkat' },
    })
    const reply = {
      extendedTextMessage: {
        text: 'ini?',
        contextInfo: { stanzaId: 'A', participant: '6281100000001@s.whatsapp.net' },
      },
    }
    expect(heard(reply, { key })).toMatchObject({ group: '12036@g.us' })
    const other = { extendedTextMessage: { text: 'ini?', contextInfo: { stanzaId: 'A', participant: '900300@lid' } } }
    expect(heard(other, { key })).toEqual({ ignored: 'group_talk' })
  })
})
