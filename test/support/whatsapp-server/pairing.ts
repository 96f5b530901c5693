/** Links a client to an account, playing the phone: it scans the client's QR, or its owner types the client's code. */
import { randomBytes } from 'node:crypto'
import { type BinaryNode, getBinaryNodeChild, jidDecode, type proto } from '@whiskeysockets/baileys'
import type { Account, Accounts, Device } from './accounts.ts'
import { jidOf } from './jid-of.ts'
import type { Journal } from './journal.ts'
import type { Line, Unlinked } from './line.ts'
import { isSignedByDevice, openKeyBundle, openWithCode, signDevice } from './link-device.ts'
import { bytesOf, need, secondsNow, server, stanza } from './stanza.ts'

export interface Pairing {
  /** A client that is no account's device yet. */
  begin(line: Line, payload: proto.ClientPayload.IDevicePairingRegistrationData): void
  /** Resolves when the client accepted it; WhatsApp then has it connect anew, with 515. */
  scan(qr: string, account: Account): Promise<Device>
  enterCode(code: string, account: Account): Promise<Device>
  /** A stanza of a client that wants to be linked by a code; gives the answer's content. */
  linkCode(line: Line, link: BinaryNode): BinaryNode[]
}

interface PairingNeeds {
  readonly accounts: Accounts
  readonly lines: ReadonlySet<Line>
  readonly journal: Journal
  onLinked(device: Device, line: Line): void
}

const refCount = 6
const bundleLimitMs = 15_000

export function createPairing({ accounts, lines, journal, onLinked }: PairingNeeds): Pairing {
  const waiting = (fits: (unlinked: Unlinked) => boolean) =>
    [...lines].findLast((line) => line.stage === 'unlinked' && line.unlinked && fits(line.unlinked))

  async function link(line: Line, { registration }: Unlinked, account: Account, advSecret: Buffer): Promise<Device> {
    const signed = signDevice(account, registration.identity, advSecret)
    const device = accounts.addDevice(account, registration, { noiseKey: line.noiseKey, keyIndex: signed.keyIndex })
    try {
      const success = stanza('pair-success', {}, [
        stanza('device-identity', {}, signed.payload),
        stanza('device', { jid: jidOf(account, device.id), lid: jidOf(account, device.id, 'lid') }),
        stanza('platform', { name: 'android' }),
      ])
      const reply = await line.ask(stanza('iq', { from: server, type: 'set', t: secondsNow() }, [success]))
      const identity = bytesOf(need(reply, 'pair-device-sign'), 'device-identity')
      if (!isSignedByDevice(account, registration.identity, signed.details, identity)) {
        throw new Error("the client's signature is wrong")
      }
    } catch (error) {
      account.devices.delete(device.id)
      throw error
    }
    journal.record('linked', { phone: account.phone, device: device.id })
    onLinked(device, line)
    return device
  }

  return {
    begin(line, given) {
      const refs = Array.from({ length: refCount }, () => `2@${randomBytes(48).toString('base64')}`)
      const registration = {
        identity: Buffer.from(given.eIdent ?? []),
        registrationId: Buffer.from(given.eRegid ?? []).readUInt32BE(),
        signedPreKey: {
          id: Buffer.from(given.eSkeyId ?? []).readUIntBE(0, 3),
          value: Buffer.from(given.eSkeyVal ?? []),
          signature: Buffer.from(given.eSkeySig ?? []),
        },
      }
      line.stage = 'unlinked'
      line.unlinked = { registration, refs, byCode: null }
      journal.record('unlinked client')
      const codes = refs.map((ref) => stanza('ref', {}, Buffer.from(ref)))
      const question = stanza('iq', { from: server, type: 'set', xmlns: 'md' }, [stanza('pair-device', {}, codes)])
      line.ask(question).catch(() => undefined)
    },
    async scan(qr, account) {
      const [ref = '', noiseKey, identity, advSecret = ''] = (qr.split('#').pop() ?? '').split(',')
      const line = waiting(({ refs }) => refs.includes(ref))
      if (!line?.unlinked) throw new Error('no client waits with this code: it is used up, or the client is gone')
      if (line.noiseKey.toString('base64') !== noiseKey) throw new Error('the code is of another connection')
      if (line.unlinked.registration.identity.toString('base64') !== identity) throw new Error('another identity key')
      return await link(line, line.unlinked, account, Buffer.from(advSecret, 'base64'))
    },
    async enterCode(code, account) {
      // The client has the code before the server has heard of it.
      const shown = () => waiting(({ byCode }) => byCode?.phone === account.phone)
      const line = await journal.until(shown, `a code for ${account.phone}`)
      const { unlinked } = line
      if (!unlinked?.byCode) throw new Error(`no client shows a code for ${account.phone}`)
      const { byCode } = unlinked
      const typed = await openWithCode(byCode.wrapped, code.replace(/[^0-9A-Za-z]/g, '').toUpperCase())
      byCode.typed = typed
      const bundle = await new Promise<Buffer>((resolve, reject) => {
        setTimeout(() => reject(new Error('the client did not go on with the code')), bundleLimitMs).unref()
        byCode.onBundle = resolve
        const head = { from: server, id: `link-${line.id}`, type: 'link_code_companion_reg', t: secondsNow() }
        const content = stanza('link_code_companion_reg', { stage: 'primary_hello' }, [
          stanza('link_code_pairing_wrapped_primary_ephemeral_pub', {}, typed.wrapped),
          stanza('primary_identity_pub', {}, account.device0.creds.signedIdentityKey.public),
          stanza('link_code_pairing_ref', {}, Buffer.from(byCode.ref)),
        ])
        line.send(stanza('notification', head, [content]))
      })
      const opened = tryOpen(account, typed, bundle)
      if (!opened.identity.equals(unlinked.registration.identity)) throw new Error('another identity key')
      return await link(line, unlinked, account, opened.advSecret)
    },
    linkCode(line, link) {
      const { stage, jid } = link.attrs
      const { unlinked } = line
      if (stage === 'companion_finish') {
        unlinked?.byCode?.onBundle?.(bytesOf(link, 'link_code_pairing_wrapped_key_bundle'))
        return []
      }
      if (stage !== 'companion_hello' || !unlinked) return []
      const phone = jidDecode(jid)?.user ?? ''
      const ref = randomBytes(24).toString('base64')
      const wrapped = bytesOf(link, 'link_code_pairing_wrapped_companion_ephemeral_pub')
      unlinked.byCode = { phone, ref, wrapped }
      journal.record('code shown', { phone })
      const content = [stanza('link_code_pairing_ref', {}, Buffer.from(ref))]
      return [stanza('link_code_companion_reg', { stage: 'companion_hello' }, content)]
    },
  }
}

function tryOpen(account: Account, typed: Awaited<ReturnType<typeof openWithCode>>, bundle: Buffer) {
  try {
    return openKeyBundle(account, typed, bundle)
  } catch {
    throw new Error('wrong code')
  }
}

/** Whether a stanza is one of linking by a code. */
export const linkOf = (node: BinaryNode): BinaryNode | undefined => getBinaryNodeChild(node, 'link_code_companion_reg')
