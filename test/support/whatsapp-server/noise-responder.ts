/** The server's side of the Noise_XX handshake and of the frames before and after it. */
import { createHash } from 'node:crypto'
import { aesDecryptGCM, aesEncryptGCM, Curve, hkdf, NOISE_MODE, NOISE_WA_HEADER, proto } from '@whiskeysockets/baileys'
import type { ServerIdentity } from './server-identity.ts'

export interface NoiseResponder {
  /** Whether the client brought back the routing of its last connection. */
  readonly isRouted: boolean
  /** Bytes from the socket, in any pieces; gives the frames that are complete. Throws at what is no WhatsApp client. */
  feed(data: Uint8Array): Buffer[]
  /** The first frame; gives the answer. */
  hello(frame: Uint8Array): Uint8Array
  /** The second frame; encrypted from here on. */
  finish(frame: Uint8Array): { readonly noiseKey: Buffer; readonly payload: proto.ClientPayload }
  open(frame: Uint8Array): Buffer
  /** Ready for the socket. */
  wrap(data: Uint8Array): Buffer
}

const nothing = Buffer.alloc(0)

export function createNoiseResponder(identity: ServerIdentity): NoiseResponder {
  const ephemeral = Curve.generateKeyPair()
  const mode = Buffer.from(NOISE_MODE)
  let hash = mode.byteLength === 32 ? mode : sha256(mode)
  let salt: Buffer = hash
  let key: Buffer = hash
  let counter = 0
  let transport: { readonly reads: Buffer; readonly writes: Buffer; read: number; written: number } | null = null
  let waiting: Buffer = nothing
  let isIntroduced = false
  let isRouted = false

  const authenticate = (data: Uint8Array): void => {
    hash = sha256(Buffer.concat([hash, data]))
  }
  const mix = (shared: Uint8Array): void => {
    const keys = Buffer.from(hkdf(shared, 64, { salt, info: '' }))
    salt = keys.subarray(0, 32)
    key = keys.subarray(32)
    counter = 0
  }
  const encrypt = (plain: Uint8Array): Buffer => {
    const sealed = aesEncryptGCM(plain, key, ivFor(counter++), hash)
    authenticate(sealed)
    return sealed
  }
  const decrypt = (sealed: Uint8Array): Buffer => {
    const plain = aesDecryptGCM(sealed, key, ivFor(counter++), hash)
    authenticate(sealed)
    return plain
  }

  /** `ED`, a version, three bytes of length and the routing, where the client has one; then `WA` and its version. */
  function readIntroduction(): boolean {
    let start = 0
    if (waiting.length >= 2 && waiting.subarray(0, 2).toString() === 'ED') {
      if (waiting.length < 7) return false
      start = 7 + waiting.readUIntBE(4, 3)
    }
    if (waiting.length < start + 4) return false
    if (!waiting.subarray(start, start + 4).equals(NOISE_WA_HEADER)) throw new Error('not a WhatsApp client')
    isRouted = start > 0
    waiting = waiting.subarray(start + 4)
    return true
  }

  return {
    get isRouted() {
      return isRouted
    },
    feed(data) {
      waiting = Buffer.concat([waiting, data])
      isIntroduced ||= readIntroduction()
      const frames: Buffer[] = []
      while (isIntroduced && waiting.length >= 3) {
        const end = waiting.readUIntBE(0, 3) + 3
        if (waiting.length < end) break
        frames.push(Buffer.from(waiting.subarray(3, end)))
        waiting = waiting.subarray(end)
      }
      return frames
    },
    hello(frame) {
      const { clientHello } = proto.HandshakeMessage.decode(frame)
      if (clientHello?.ephemeral?.length !== 32) throw new Error('no clientHello')
      authenticate(NOISE_WA_HEADER)
      authenticate(clientHello.ephemeral)
      authenticate(ephemeral.public)
      mix(Curve.sharedKey(ephemeral.private, clientHello.ephemeral))
      const sealedStatic = encrypt(identity.staticKey.public)
      mix(Curve.sharedKey(identity.staticKey.private, clientHello.ephemeral))
      const serverHello = { ephemeral: ephemeral.public, static: sealedStatic, payload: encrypt(identity.chain) }
      return proto.HandshakeMessage.encode({ serverHello }).finish()
    },
    finish(frame) {
      const { clientFinish } = proto.HandshakeMessage.decode(frame)
      if (!clientFinish?.static?.length || !clientFinish.payload?.length) throw new Error('no clientFinish')
      const noiseKey = decrypt(clientFinish.static)
      mix(Curve.sharedKey(ephemeral.private, noiseKey))
      const payload = proto.ClientPayload.decode(decrypt(clientFinish.payload))
      const keys = Buffer.from(hkdf(nothing, 64, { salt, info: '' }))
      // The first half is what the client writes with.
      transport = { reads: keys.subarray(0, 32), writes: keys.subarray(32), read: 0, written: 0 }
      return { noiseKey, payload }
    },
    open(frame) {
      if (!transport) throw new Error('the handshake is not over')
      return aesDecryptGCM(frame, transport.reads, ivFor(transport.read++), nothing)
    },
    wrap(data) {
      const body = transport ? aesEncryptGCM(data, transport.writes, ivFor(transport.written++), nothing) : data
      const length = Buffer.alloc(3)
      length.writeUIntBE(body.length, 0, 3)
      return Buffer.concat([length, body])
    },
  }
}

function sha256(data: Uint8Array): Buffer<ArrayBuffer> {
  return createHash('sha256').update(data).digest() as Buffer<ArrayBuffer>
}

function ivFor(count: number): Buffer {
  const iv = Buffer.alloc(12)
  iv.writeUInt32BE(count, 8)
  return iv
}
