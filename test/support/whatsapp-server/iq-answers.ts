/** Answers a client's requests, by their namespace. */
import { randomBytes } from 'node:crypto'
import { type BinaryNode, getBinaryNodeChild, getBinaryNodeChildren, proto } from '@whiskeysockets/baileys'
import type { Account, Accounts, Device } from './accounts.ts'
import type { Groups } from './groups.ts'
import { type IqAnswer, notFound } from './iq-answer.ts'
import { createIqKeys } from './iq-keys.ts'
import type { Journal } from './journal.ts'
import type { Line } from './line.ts'
import { signedKeyIndexes } from './link-device.ts'
import type { Notices } from './notices.ts'
import { linkOf, type Pairing } from './pairing.ts'
import { childrenOf, need, secondsNow, server, stanza } from './stanza.ts'

export interface IqAnswers {
  /** Resolves when it is answered; the next stanza of the client is read then. */
  take(line: Line, node: BinaryNode): Promise<void>
}

interface IqNeeds {
  readonly accounts: Accounts
  readonly groups: Groups
  readonly notices: Notices
  readonly pairing: Pairing
  readonly journal: Journal
  readonly mediaHosts: () => readonly string[]
  serve(line: Line): void
  unlink(device: Device): void
}

export function createIqAnswers(needs: IqNeeds): IqAnswers {
  const { accounts, groups, notices, journal } = needs
  const keys = createIqKeys({ accounts, notices, journal })

  const ofDevice: Record<string, (device: Device, node: BinaryNode, line: Line) => IqAnswer | Promise<IqAnswer>> = {
    encrypt: keys.answer,
    usync: (_device, node) => usync(accounts, node),
    privacy: (device, node) => privacy(device.account, node, notices),
    'w:sync:app:state': (device, node) => appState(device, node, notices),
    passive(_device, node, line) {
      if (getBinaryNodeChild(node, 'active')) setImmediate(() => needs.serve(line))
      return []
    },
    abt: () => [props()],
    blocklist(device, node) {
      const { blocked } = device.account
      for (const { attrs } of getBinaryNodeChildren(node, 'item')) {
        if (attrs.action === 'block') blocked.add(attrs.jid ?? '')
        else blocked.delete(attrs.jid ?? '')
      }
      const items = [...blocked].map((jid) => stanza('item', { jid }))
      return [stanza('list', { dhash: 'loopback' }, items)]
    },
    'w:profile:picture': (_device, node) => (node.attrs.type === 'get' ? notFound : []),
    'w:biz': () => [stanza('business_profile', { v: '4' }, [])],
    'w:m': () => [mediaConnection(needs.mediaHosts())],
    'w:g2': (device, node) => groupAnswer(device.account, node, groups),
    'w:mex': (device) => [stanza('result', {}, Buffer.from(JSON.stringify({ data: limitsOf(device.account) })))],
    'w:stats': () => [],
    status: () => [],
    disappearing_mode: () => [],
    bot: () => [stanza('bot', {}, [])],
    'urn:xmpp:whatsapp:dirty': () => [],
    md(device, node) {
      if (getBinaryNodeChild(node, 'remove-companion-device')) setImmediate(() => needs.unlink(device))
      return []
    },
  }

  async function answer(line: Line, node: BinaryNode, name: string): Promise<IqAnswer> {
    if (name === 'w:p' || childrenOf(node)[0]?.tag === 'ping') return []
    const link = linkOf(node)
    if (link) return needs.pairing.linkCode(line, link)
    if (!line.device) return { code: 401, text: 'not-authorized' }
    const run = ofDevice[name]
    if (run) return await run(line.device, node, line)
    journal.record('unknown request', { xmlns: name, child: childrenOf(node)[0]?.tag })
    return []
  }

  return {
    async take(line, node) {
      const { id = '', xmlns, type, to = server } = node.attrs
      if (type === 'result' || type === 'error') return line.answered(node)
      const name = xmlns ?? childrenOf(node)[0]?.tag ?? ''
      journal.count(`iq ${name}`)
      let result: IqAnswer
      try {
        result = await answer(line, node, name)
      } catch (error) {
        journal.record('failed request', { xmlns: name, error: String(error) })
        result = { code: 500, text: 'internal-server-error' }
      }
      const head = { from: to, id, t: secondsNow() }
      if ('code' in result) {
        const error = stanza('error', { code: String(result.code), text: result.text })
        line.send(stanza('iq', { ...head, type: 'error' }, [error]))
      } else {
        line.send(stanza('iq', { ...head, type: 'result' }, result.length > 0 ? [...result] : undefined))
      }
    },
  }
}

/** Which of these numbers are on WhatsApp, with their LIDs and devices. */
function usync(accounts: Accounts, node: BinaryNode): BinaryNode[] {
  const request = need(node, 'usync')
  const wanted = childrenOf(getBinaryNodeChild(request, 'query')).map(({ tag }) => tag)
  const users = getBinaryNodeChildren(getBinaryNodeChild(request, 'list'), 'user').map((user) => {
    const contact = getBinaryNodeChild(user, 'contact')?.content
    const number = contact instanceof Uint8Array ? Buffer.from(contact).toString() : String(contact ?? '')
    const jid = user.attrs.jid ?? `${number.replace(/\D/g, '')}@s.whatsapp.net`
    const known = accounts.resolve(jid)
    return stanza(
      'user',
      { jid },
      wanted.flatMap((what) => {
        if (what === 'contact') return [stanza('contact', { type: known ? 'in' : 'out' })]
        if (what === 'lid') return known?.mode === 'pn' ? [stanza('lid', { val: `${known.account.lid}@lid` })] : []
        if (what === 'devices') return [devicesOf(known?.account)]
        if (what === 'status') return [stanza('status', { t: '0' }, '')]
        return what === 'disappearing_mode' ? [stanza('disappearing_mode', { duration: '0', t: '0' })] : []
      }),
    )
  })
  const result = stanza(
    'result',
    {},
    wanted.map((what) => stanza(what, {})),
  )
  return [stanza('usync', { ...request.attrs }, [result, stanza('list', {}, users)])]
}

function devicesOf(account: Account | undefined): BinaryNode {
  if (!account) return stanza('devices', {}, [stanza('device-list', {}, [])])
  const linked = [...account.devices.values()].map(({ id, keyIndex }) =>
    stanza('device', { id: String(id), 'key-index': String(keyIndex) }),
  )
  return stanza('devices', {}, [
    stanza('device-list', {}, [stanza('device', { id: '0' }), ...linked]),
    stanza('key-index-list', { ts: secondsNow() }, signedKeyIndexes(account)),
  ])
}

function privacy(account: Account, node: BinaryNode, notices: Notices): BinaryNode[] {
  const tokens = getBinaryNodeChild(node, 'tokens')
  if (tokens) {
    for (const { attrs } of getBinaryNodeChildren(tokens, 'token'))
      notices.trust(account, attrs.jid ?? '', attrs.t ?? '')
    return []
  }
  if (node.attrs.type === 'set') {
    for (const { attrs } of getBinaryNodeChildren(getBinaryNodeChild(node, 'privacy'), 'category')) {
      account.privacy.set(attrs.name ?? '', attrs.value ?? '')
    }
  }
  const categories = [...account.privacy].map(([name, value]) => stanza('category', { name, value }))
  return [stanza('privacy', {}, categories)]
}

/** What the account's devices share, as patches that only they can read. */
function appState(device: Device, node: BinaryNode, notices: Notices): BinaryNode[] {
  const { account } = device
  const collections = getBinaryNodeChildren(getBinaryNodeChild(node, 'sync'), 'collection').map((asked) => {
    const { name = '', version = '0' } = asked.attrs
    const kept = account.appState.get(name) ?? { version: 0, patches: [] }
    account.appState.set(name, kept)
    const { content } = getBinaryNodeChild(asked, 'patch') ?? {}
    if (content instanceof Uint8Array) {
      if (Number(version) !== kept.version) {
        const error = stanza('error', { code: '409', text: 'conflict' })
        return stanza('collection', { name, type: 'error' }, [error])
      }
      kept.version++
      const patch = proto.SyncdPatch.decode(content)
      patch.version = { version: kept.version }
      kept.patches.push(Buffer.from(proto.SyncdPatch.encode(patch).finish()))
      notices.appStateChanged(account, name, kept.version, device)
      return stanza('collection', { name, version: String(kept.version) })
    }
    const patches = kept.patches.slice(Number(version)).map((patch) => stanza('patch', {}, patch))
    return stanza('collection', { name, version }, patches.length > 0 ? [stanza('patches', {}, patches)] : undefined)
  })
  return [stanza('sync', {}, collections)]
}

function groupAnswer(account: Account, node: BinaryNode, groups: Groups): IqAnswer {
  if (getBinaryNodeChild(node, 'participating')) {
    return [stanza('groups', {}, groups.of(account).map(groups.describe))]
  }
  const group = groups.find(node.attrs.to)
  if (!group) return notFound
  return group.members.includes(account) ? [groups.describe(group)] : { code: 403, text: 'forbidden' }
}

function limitsOf({ reachoutTimeLock: lock, capping }: Account): object {
  return {
    xwa2_fetch_account_reachout_timelock: {
      is_active: lock !== null,
      ...(lock && { time_enforcement_ends: String(Math.ceil(lock.endsAtMs / 1000)), enforcement_type: lock.kind }),
    },
    xwa2_message_capping_info: capping ?? { capping_status: 'NONE' },
  }
}

function mediaConnection(hosts: readonly string[]): BinaryNode {
  const auth = { auth: randomBytes(12).toString('hex'), ttl: '3600', auth_ttl: '21600', max_buckets: '12' }
  const offered = hosts.map((hostname) => stanza('host', { hostname, maxContentLengthBytes: '104857600' }))
  return stanza('media_conn', auth, offered)
}

/** The switches of WhatsApp's own experiments that the client looks at. */
function props(): BinaryNode {
  const switches = { 10518: 'true', 9666: 'true', 14303: 'false' }
  const content = Object.entries(switches).map(([code, value]) =>
    stanza('prop', { config_code: code, config_value: value }),
  )
  return stanza('props', { protocol: '1', hash: 'loopback', refresh: '86400' }, content)
}
