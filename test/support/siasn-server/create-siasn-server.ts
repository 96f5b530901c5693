/** SIASN's far end on loopback: both token services and the API, as strict, as slow and as odd as the real one. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Faults } from './faults.ts'
import { createFaults } from './faults.ts'
import type { SiasnPerson } from './people.ts'
import { createPeople, unitRows } from './people.ts'
import type { TokenIssuer, TokenLives } from './tokens.ts'
import { createTokenIssuer } from './tokens.ts'

interface SiasnServerOptions {
  readonly people?: number
  /** More in any one second is answered with 429; null: no limit. */
  readonly perSecond?: number | null
  readonly lives?: TokenLives
}

interface SiasnCall {
  /** Behind the base, with the query. */
  readonly path: string
  readonly atMs: number
  status: number | 'cut'
}

export interface SiasnServer {
  readonly baseUrl: string
  readonly tokenUrl: string
  readonly ssoUrl: string
  readonly people: readonly SiasnPerson[]
  readonly calls: readonly SiasnCall[]
  readonly faults: Faults
  readonly tokens: TokenIssuer
  /** Requests that would have written; there must be none. */
  readonly writes: readonly string[]
  /** The most requests that were under way at once. */
  readonly mostAtOnce: number
  /** Resolves at the n-th call whose path fits, counted from the beginning. */
  called(path: RegExp, times?: number): Promise<void>
  close(): Promise<void>
}

export async function createSiasnServer(options: SiasnServerOptions = {}): Promise<SiasnServer> {
  const people = createPeople(options.people ?? 60)
  const byNip = new Map(people.map((person) => [person.nip, person]))
  const tokens = createTokenIssuer(options.lives ?? { gatewayMs: 3_600_000, userMs: 3_600_000 })
  const faults = createFaults()
  const calls: SiasnCall[] = []
  const writes: string[] = []
  const listeners = new Set<() => void>()
  let underWay = 0
  let mostAtOnce = 0

  const server = createServer((request, response) => {
    underWay++
    mostAtOnce = Math.max(mostAtOnce, underWay)
    response.once('close', () => underWay--)
    handle(request, response).catch(() => response.destroy())
  })

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://siasn')
    if (url.pathname === '/oauth2/token' || url.pathname === ssoPath) return grant(request, response, url.pathname)
    if (!url.pathname.startsWith(basePath)) return json(response, 404, { message: 'no such context' })
    const path = url.pathname.slice(basePath.length + 1) + url.search
    const call: SiasnCall = { path, atMs: performance.now(), status: 200 }
    calls.push(call)
    for (const check of listeners) check()
    if (request.method !== 'GET') {
      writes.push(`${request.method} ${path}`)
      call.status = 405
      return json(response, 405, { code: 0, data: 'Method Not Allowed' })
    }
    const fault = faults.take(path)
    if (fault?.kind === 'expire') tokens.expireAll()
    const { authorization, auth } = request.headers
    if (!tokens.isValid(authorization, typeof auth === 'string' ? auth : undefined)) {
      call.status = 401
      return json(response, 401, { fault: { code: 900901, message: 'Invalid Credentials' } })
    }
    if (isTooMany(call)) {
      call.status = 429
      return json(response, 429, { fault: { code: 900800, message: 'Message throttled out' } }, { 'retry-after': '1' })
    }
    switch (fault?.kind) {
      case 'silence':
        return
      case 'cut':
        call.status = 'cut'
        return void request.socket.destroy()
      case 'cut_body':
        call.status = 'cut'
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
        response.write('{"code":1,"data":[{"golong', () => request.socket.destroy())
        return
      case 'html':
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Request Rejected</body></html>')
        return
      case 'status':
        call.status = fault.status
        return json(
          response,
          fault.status,
          { message: 'gangguan' },
          { ...(fault.retryAfter && { 'retry-after': fault.retryAfter }) },
        )
      case 'code0':
        return json(response, 200, { code: 0, data: null, message: 'Terjadi kesalahan sistem' })
      case 'instead':
        return json(response, 200, fault.body)
      default:
        return json(response, 200, answer(url.pathname.slice(basePath.length + 1), url.searchParams))
    }
  }

  async function grant(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const fault = faults.take(path)
    if (fault?.kind === 'status') return json(response, fault.status, { error: 'gangguan' })
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    const { status, body } = path === ssoPath ? tokens.user(form) : tokens.gateway(request.headers.authorization, form)
    json(response, status, body)
  }

  function isTooMany(call: SiasnCall): boolean {
    const limit = options.perSecond ?? null
    if (limit === null) return false
    const second = calls.filter(({ atMs, status }) => atMs > call.atMs - 1000 && status !== 401)
    return second.length > limit
  }

  const missing = { code: 1, data: 'Data tidak ditemukan' }

  function answer(path: string, query: URLSearchParams): unknown {
    if (path === 'referensi/ref-unor') return { code: 1, data: unitRows }
    if (path === 'pengadaan/list-pengadaan-instansi') return query.get('tahun') === '2025' ? contracts() : missing
    if (path === 'pns/list-kp-instansi') return query.get('periode') === '2027-01-01' ? promotions() : missing
    if (path === 'pns/list-pensiun-instansi')
      return query.has('tglAwal') && query.has('tglAkhir') ? pensions() : missing
    const [, endpoint = '', nip = ''] = /^pns\/([\w-]+)\/(\d{18})$/.exec(path) ?? []
    const data = byNip.get(nip)?.answers[endpoint]
    if (data === undefined) return endpoint === 'nilaiipasn' ? { code: 0, data: 'Data tidak ditemukan' } : missing
    if (Array.isArray(data) && data.length === 0) return endpoint === 'rw-hukdis' ? { code: 1, data: null } : missing
    return { code: endpoint === 'data-utama' ? '1' : 1, data }
  }

  const contracts = () => ({
    code: 1,
    data: [
      ...people
        .filter((_, at) => at % 7 === 3)
        .map(({ nip }, at) => ({
          id: `p-${at}`,
          nip,
          nama: 'X',
          jenis_formasi_nama: 'PPPK',
          tgl_kontrak_mulai: '2024-03-01',
          tgl_kontrak_akhir: '2029-02-28',
          no_sk: `800/${at}`,
        })),
      {
        id: 'p-cpns',
        nip: people[0]?.nip,
        jenis_formasi_nama: 'CPNS',
        tgl_kontrak_mulai: null,
        tgl_kontrak_akhir: null,
      },
    ],
  })

  const promotions = () => ({
    code: 1,
    data: [people[0]?.nip, '199912312020011999'].map((nipBaru, at) => ({
      id: `kp-${at}`,
      pnsId: `pns-${at}`,
      nipBaru,
      nama: 'RAHASIA',
      statusUsulan: '22',
      statusUsulanNama: 'Sudah di TTD - Pertek',
      no_pertek: 'AB-1',
      tgl_pertek: '05-11-2026',
      tmtKp: '01-01-2027',
      jenis_kp: 'Reguler',
      gaji_pokok_lama: 'RAHASIA',
      gaji_pokok_baru: 'RAHASIA',
      path_ttd_sk: 'RAHASIA',
    })),
  })

  const pensions = () => ({
    code: 1,
    data: [
      {
        id: 'pen-1',
        nipBaru: people[1]?.nip,
        nama: 'RAHASIA',
        statusUsulan: '32',
        statusUsulanNama: 'Pembuatan SK Berhasil',
        detailLayananNama: 'Pensiun BUP',
        skTgl: '01-10-2026',
        tglLahir: '01-01-1970',
        tmtPensiun: '2027-02-01 00:00:00',
      },
    ],
  })

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    baseUrl: `${root}${basePath}`,
    tokenUrl: `${root}/oauth2/token`,
    ssoUrl: `${root}${ssoPath}`,
    people,
    calls,
    faults,
    tokens,
    writes,
    get mostAtOnce() {
      return mostAtOnce
    },
    called(path, times = 1) {
      return new Promise((resolve) => {
        const check = (): void => {
          if (calls.filter((call) => path.test(call.path)).length < times) return
          listeners.delete(check)
          resolve()
        }
        listeners.add(check)
        check()
      })
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

const basePath = '/apisiasn/1.0'
const ssoPath = '/auth/realms/public-siasn/protocol/openid-connect/token'

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}
