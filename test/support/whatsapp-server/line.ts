/** One client's connection: frames, stanzas, and what may happen to a socket. */
import { setTimeout as pause } from 'node:timers/promises'
import { type BinaryNode, decodeBinaryNode, encodeBinaryNode, type proto } from '@whiskeysockets/baileys'
import type { RawData, WebSocket } from 'ws'
import type { Device, Registration } from './accounts.ts'
import type { Faults } from './faults.ts'
import type { Journal } from './journal.ts'
import type { TypedCode } from './link-device.ts'
import { createNoiseResponder } from './noise-responder.ts'
import type { ServerIdentity } from './server-identity.ts'

/** What a client that wants to be linked has told. */
export interface Unlinked {
  readonly registration: Registration
  /** Each in a QR of its own. */
  readonly refs: readonly string[]
  /** Where a code is to be typed. */
  byCode: {
    readonly phone: string
    readonly ref: string
    readonly wrapped: Buffer
    typed?: TypedCode
    onBundle?(bundle: Buffer): void
  } | null
}

export interface Line {
  readonly id: number
  stage: 'handshake' | 'unlinked' | 'login' | 'live' | 'ending'
  noiseKey: Buffer
  unlinked: Unlinked | null
  device: Device | null
  readonly isRouted: boolean
  presence: string | null
  readonly subscribed: Set<string>
  /** False: the socket is closed. */
  send(node: BinaryNode): boolean
  /** A request to the client. */
  ask(node: BinaryNode): Promise<BinaryNode>
  answered(node: BinaryNode): void
  /** Nothing is read or sent for so long; the socket stays open. */
  freeze(ms: number): void
  /** As when a cable is pulled. */
  drop(): void
  /** After what was sent before. */
  end(): void
}

interface LineNeeds {
  readonly id: number
  readonly socket: WebSocket
  readonly identity: ServerIdentity
  readonly faults: Faults
  readonly journal: Journal
  onHandshake(line: Line, payload: proto.ClientPayload): void
  onStanza(line: Line, node: BinaryNode): void | Promise<void>
  onClosed(line: Line): void
}

const answerLimitMs = 15_000
const endAfterMs = 50

export function createLine(needs: LineNeeds): Line {
  const { id, socket, journal } = needs
  const noise = createNoiseResponder(needs.identity)
  const questions = new Map<string, (node: BinaryNode) => void>()
  let asked = 0
  let frozenUntilMs = 0
  let turn = Promise.resolve()

  const line: Line = {
    id,
    stage: 'handshake',
    noiseKey: Buffer.alloc(0),
    unlinked: null,
    device: null,
    get isRouted() {
      return noise.isRouted
    },
    presence: null,
    subscribed: new Set(),
    send(node) {
      const waitMs = frozenUntilMs - Date.now()
      if (waitMs > 0) {
        setTimeout(() => line.send(node), waitMs + 5).unref()
        return true
      }
      journal.count('stanzas out')
      return write(encodeBinaryNode(node))
    },
    ask(node) {
      const questionId = `server-${id}-${++asked}`
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('the client did not answer')), answerLimitMs)
        questions.set(questionId, (answer) => {
          clearTimeout(timer)
          resolve(answer)
        })
        socket.once('close', () => {
          clearTimeout(timer)
          reject(new Error('the client is gone'))
        })
        line.send({ ...node, attrs: { ...node.attrs, id: questionId } })
      })
    },
    answered(node) {
      const questionId = node.attrs.id ?? ''
      questions.get(questionId)?.(node)
      questions.delete(questionId)
    },
    freeze(ms) {
      frozenUntilMs = Date.now() + ms
    },
    drop: () => socket.terminate(),
    end() {
      setTimeout(() => {
        socket.close()
        setTimeout(() => socket.terminate(), 1_000).unref()
      }, endAfterMs).unref()
    },
  }

  function write(data: Uint8Array): boolean {
    if (socket.readyState !== socket.OPEN) return false
    socket.send(noise.wrap(data))
    return true
  }

  let isGreeted = false
  let isSecure = false
  async function read(data: Buffer): Promise<void> {
    const waitMs = frozenUntilMs - Date.now()
    if (waitMs > 0) await pause(waitMs, undefined, { ref: false })
    for (const frame of noise.feed(data)) {
      if (isSecure) {
        journal.count('stanzas in')
        await needs.onStanza(line, await decodeBinaryNode(noise.open(frame)))
      } else if (isGreeted) {
        const { noiseKey, payload } = noise.finish(frame)
        isSecure = true
        line.noiseKey = noiseKey
        needs.onHandshake(line, payload)
      } else if (!needs.faults.meets('blackhole')) {
        isGreeted = true
        write(noise.hello(frame))
      }
    }
  }

  socket.on('message', (data: RawData) => {
    turn = turn
      .then(() => read(data as Buffer))
      .catch((error: unknown) => {
        journal.record('protocol error', { line: id, error: String(error) })
        socket.terminate()
      })
  })
  socket.on('error', () => undefined)
  socket.on('close', () => needs.onClosed(line))
  return line
}
