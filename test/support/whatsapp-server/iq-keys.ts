/** Takes the keys of linked devices, and hands them to those who want to write to them. */
import { randomBytes } from 'node:crypto'
import { type BinaryNode, encodeBigEndian, getBinaryNodeChild, getBinaryNodeChildren } from '@whiskeysockets/baileys'
import { type Accounts, type Device, takeBundle } from './accounts.ts'
import type { IqAnswer } from './iq-answer.ts'
import type { Journal } from './journal.ts'
import type { Notices } from './notices.ts'
import type { KeyBundle, SignedPreKey } from './phone.ts'
import { bytesOf, need, numberOf, stanza } from './stanza.ts'

export interface IqKeys {
  answer(device: Device, node: BinaryNode): Promise<IqAnswer>
}

export function createIqKeys(needs: { accounts: Accounts; notices: Notices; journal: Journal }): IqKeys {
  const { accounts, notices, journal } = needs

  function takeUpload(device: Device, node: BinaryNode): IqAnswer {
    const rotated = getBinaryNodeChild(node, 'rotate')
    if (rotated) {
      device.signedPreKey = signedPreKeyOf(need(rotated, 'skey'))
      return []
    }
    const list = getBinaryNodeChild(node, 'list')
    if (!list) return []
    if (!bytesOf(node, 'identity').equals(device.identity)) return { code: 406, text: 'not-acceptable' }
    device.registrationId = numberOf(node, 'registration')
    device.signedPreKey = signedPreKeyOf(need(node, 'skey'))
    device.isReady = true
    const known = new Set(device.preKeys.map(({ id }) => id))
    for (const key of getBinaryNodeChildren(list, 'key')) {
      const id = numberOf(key, 'id')
      if (!known.has(id)) device.preKeys.push({ id, value: bytesOf(key, 'value') })
    }
    journal.record('keys uploaded', { phone: device.account.phone, device: device.id, left: device.preKeys.length })
    return []
  }

  async function bundleOf(jid: string): Promise<BinaryNode> {
    const wanted = accounts.resolve(jid)
    const device = wanted?.account.devices.get(wanted.deviceId)
    if (!wanted || (wanted.deviceId > 0 && !device?.isReady)) {
      return stanza('user', { jid }, [stanza('error', { code: '404', text: 'item-not-found' })])
    }
    if (!device) return bundleNode(jid, await wanted.account.device0.bundle())
    const bundle = takeBundle(device)
    notices.preKeysLow(device)
    return bundleNode(jid, bundle)
  }

  return {
    async answer(device, node) {
      if (node.attrs.type === 'set') return takeUpload(device, node)
      if (getBinaryNodeChild(node, 'count')) return [stanza('count', { value: String(device.preKeys.length) })]
      if (getBinaryNodeChild(node, 'digest')) {
        return device.isReady ? [digest(device)] : { code: 404, text: 'item-not-found' }
      }
      const wanted = getBinaryNodeChildren(getBinaryNodeChild(node, 'key'), 'user')
      if (wanted.length === 0) return []
      journal.count('keys fetched', wanted.length)
      return [stanza('list', {}, await Promise.all(wanted.map(({ attrs }) => bundleOf(attrs.jid ?? ''))))]
    },
  }
}

const signedPreKeyOf = (node: BinaryNode): SignedPreKey => ({
  id: numberOf(node, 'id'),
  value: bytesOf(node, 'value'),
  signature: bytesOf(node, 'signature'),
})

function digest({ registrationId, identity, signedPreKey, preKeys }: Device): BinaryNode {
  return stanza('digest', {}, [
    stanza('registration', {}, encodeBigEndian(registrationId)),
    stanza('type', {}, Buffer.from([5])),
    stanza('identity', {}, identity),
    stanza('skey', {}, [stanza('id', {}, encodeBigEndian(signedPreKey.id, 3))]),
    stanza(
      'list',
      {},
      preKeys.map(({ id }) => stanza('id', {}, encodeBigEndian(id, 3))),
    ),
    stanza('hash', {}, randomBytes(20)),
  ])
}

function bundleNode(jid: string, { registrationId, identity, signedPreKey, preKey }: KeyBundle): BinaryNode {
  const oneTime = preKey && [
    stanza('key', {}, [stanza('id', {}, encodeBigEndian(preKey.id, 3)), stanza('value', {}, preKey.value)]),
  ]
  return stanza('user', { jid }, [
    stanza('registration', {}, encodeBigEndian(registrationId)),
    stanza('type', {}, Buffer.from([5])),
    stanza('identity', {}, identity),
    stanza('skey', {}, [
      stanza('id', {}, encodeBigEndian(signedPreKey.id, 3)),
      stanza('value', {}, signedPreKey.value),
      stanza('signature', {}, signedPreKey.signature),
    ]),
    ...(oneTime ?? []),
  ])
}
