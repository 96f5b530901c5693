/** SIASN as a source, against a server on loopback that answers as oddly as the real one. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SourceUnreadable } from '#ports/personnel-source.ts'
import { listSheets, personSheets } from '#sources/siasn/endpoints.ts'
import { forgetSiasn } from '#sources/siasn/siasn-source.ts'
import type { SiasnServer } from '#test/support/siasn-server/create-siasn-server.ts'
import { createSiasnServer } from '#test/support/siasn-server/create-siasn-server.ts'
import { secretMark } from '#test/support/siasn-server/people.ts'
import { newFolder, peopleOf, readAll, sourceOn } from './ask-siasn.ts'

const signal = new AbortController().signal
let server: SiasnServer
beforeEach(async () => {
  server = await createSiasnServer({ people: 12 })
})
afterEach(async () => {
  expect(server.writes).toEqual([])
  await server.close()
})

const nipOf = (at: number): string => server.people[at]?.nip as string
const askedFor = (path: string): number => server.calls.filter((call) => call.path === path).length

describe('what is read', () => {
  it('comes sheet after sheet, each under its header and with the NIP in front', async () => {
    const sheets = await readAll(sourceOn(server))
    expect([...sheets.keys()]).toEqual([
      'ref-unor',
      'list-pengadaan-instansi',
      'list-kp-instansi',
      'list-pensiun-instansi',
      ...personSheets.map(({ name }) => name),
    ])
    const ranks = sheets.get('rw-golongan')
    expect(ranks?.header.slice(0, 3)).toEqual(['nipBaru', 'golonganId', 'golongan'])
    expect(ranks?.rows.filter(([nip]) => nip === nipOf(0)).map((row) => row.slice(1, 4))).toEqual([
      ['31', 'III/a', '01-03-1995'],
      ['32', 'III/b', '01-04-1999'],
    ])
    expect(ranks?.lines).toEqual(Array.from({ length: 23 }, (_, at) => at + 1))
    expect(peopleOf(sheets.get('data-utama'))).toEqual(new Set(server.people.map(({ nip }) => nip)))
    expect(sheets.get('rw-jabatan')?.rows.map((row) => row[13])).toContain('PLT')
  })

  it('leaves out people and agencies that nobody asked about', async () => {
    const sheets = await readAll(sourceOn(server))
    expect(sheets.get('ref-unor')?.rows.map(([id]) => id)).toEqual([
      'unor-induk',
      'unor-0',
      'unor-1',
      'unor-2',
      'unor-3',
    ])
    expect(peopleOf(sheets.get('list-kp-instansi'))).toEqual(new Set([nipOf(0)]))
  })

  it('holds no sensitive value, in the rows nor on the disk, and comes from allowed addresses only', async () => {
    const dataDir = newFolder()
    const sheets = await readAll(sourceOn(server, { dataDir }))
    expect(JSON.stringify([...sheets.values()])).not.toContain(secretMark)
    const day = join(dataDir, 'siasn', '2026-11-24')
    for (const file of readdirSync(day)) {
      expect(readFileSync(join(day, file), 'utf8')).not.toContain(secretMark)
      expect(statSync(join(day, file)).mode & 0o777).toBe(0o600)
    }
    expect(statSync(day).mode & 0o777).toBe(0o700)
    const allowed = [...personSheets.map(({ name }) => `pns/${name}`), ...listSheets.map(({ path }) => path)]
    const asked = new Set(server.calls.map(({ path }) => path.replace(/\?.*|\/\d{18}$/g, '')))
    expect([...asked].sort()).toEqual(allowed.sort())
  })

  it('never names a field that must not be imported', () => {
    const fields = [...personSheets, ...listSheets].flatMap((sheet) => sheet.fields).join(' ')
    expect(fields).not.toMatch(
      /nik\b|alamat|agama|npwp|bpjs|taspen|gaji|anak|istri|suami|kawin|akte|skck|path|namaPenilai|orangtua/i,
    )
  })

  it('brings those who were hired lately though nobody asked for them', async () => {
    const source = sourceOn(server, { nips: [nipOf(0)] })
    const sheets = await readAll(source)
    expect(peopleOf(sheets.get('data-utama'))).toEqual(new Set([nipOf(0), nipOf(3), nipOf(10)]))
    expect((await source.fetch(signal)).people).toBe(3)
  })

  it('asks no further about a NIP that SIASN does not know, and says that not everybody is there', async () => {
    const stranger = '198802292012122999'
    const source = sourceOn(server, { nips: [stranger, nipOf(0)] })
    const { isWhole, failures } = await source.fetch(signal)
    expect(isWhole).toBe(false)
    expect(failures).toEqual([
      expect.objectContaining({
        sheet: 'data-utama',
        person: '••••••••••••••2999',
        message: 'NIP ini tidak dikenal SIASN.',
      }),
    ])
    expect(server.calls.filter(({ path }) => path.includes(stranger)).map(({ path }) => path)).toEqual([
      `pns/data-utama/${stranger}`,
    ])
  })

  it.each(['12345', '1988022920121229990', '198802292012122000'])('refuses to begin with %s', async (text) => {
    await expect(sourceOn(server, { nips: [nipOf(0), text] }).fetch(signal)).rejects.toThrow(/^Daftar NIP, urutan 2: /)
    expect(server.calls).toEqual([])
  })
})

describe('tokens', () => {
  it('that expire in the middle are renewed once for all who were refused', async () => {
    server.faults.add(/rw-jabatan/, { kind: 'expire' })
    const { failures } = await sourceOn(server).fetch(signal)
    expect(failures).toEqual([])
    expect(server.calls.some(({ status }) => status === 401)).toBe(true)
    expect(server.tokens.grants).toEqual({ gateway: 2, password: 1, refresh: 1 })
  })

  it('are renewed before they expire', async () => {
    await server.close()
    server = await createSiasnServer({ people: 12, lives: { gatewayMs: 1000, userMs: 1000 } })
    const { failures } = await sourceOn(server, { perSecond: 100 }).fetch(signal)
    expect(failures).toEqual([])
    expect(server.tokens.grants.refresh).toBeGreaterThan(0)
    expect(server.tokens.grants.password).toBe(1)
  })

  it('of a session that ended are made anew with the password', async () => {
    server.faults.add(/rw-jabatan/, { kind: 'expire' })
    const source = sourceOn(server)
    const fetching = source.fetch(signal)
    await server.called(/rw-golongan/)
    server.tokens.endSessions()
    expect((await fetching).failures).toEqual([])
    expect(server.tokens.grants.password).toBe(2)
  })

  it('come after the token service had a bad moment', async () => {
    server.faults.add(/token$/, { kind: 'status', status: 502 }, 3)
    expect((await sourceOn(server).fetch(signal)).failures).toEqual([])
  })

  it.each([
    ['clientSecret', /SIASN_CLIENT_ID dan SIASN_CLIENT_SECRET/],
    ['ssoClientId', /SIASN_SSO_CLIENT_ID/],
    ['password', /SIASN_PASSWORD/],
  ] as const)('are refused for a wrong %s, which is said without telling it', async (name, message) => {
    const { tokenUrl, ssoUrl } = server
    const right = {
      clientId: 'kunci-uji',
      clientSecret: 'rahasia-uji',
      ssoClientId: 'klien-uji',
      username: '199001012015031901',
      password: 'sandi-uji',
    }
    const error = await sourceOn(server, { access: { tokenUrl, ssoUrl, ...right, [name]: 'salah-sekali' } })
      .fetch(signal)
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(SourceUnreadable)
    expect(String(error)).toMatch(message)
    expect(String(error)).not.toMatch(/salah-sekali|rahasia-uji|199001012015031901/)
  })
})

describe('limits', () => {
  it('are kept by themselves: as many a second as agreed, as many at once as agreed', async () => {
    await server.close()
    server = await createSiasnServer({ people: 4 })
    const beganMs = performance.now()
    const { failures } = await sourceOn(server, { perSecond: 40, concurrency: 3 }).fetch(signal)
    expect(failures).toEqual([])
    expect(performance.now() - beganMs).toBeGreaterThanOrEqual(((server.calls.length - 1) * 1000) / 44)
    expect(server.mostAtOnce).toBeLessThanOrEqual(3)
  })

  it('that SIASN names are obeyed by all: nobody asks until the wait is over', async () => {
    server.faults.add(/rw-golongan/, { kind: 'status', status: 429, retryAfter: '1' }, 2)
    const { failures } = await sourceOn(server).fetch(signal)
    expect(failures).toEqual([])
    const lastRefused = server.calls.findLastIndex(({ status }) => status === 429)
    // Those that had left before the refusal arrived may still come in.
    const next = server.calls.slice(lastRefused + 4)[0]
    expect((next?.atMs ?? 0) - (server.calls[lastRefused]?.atMs ?? 0)).toBeGreaterThan(950)
  })

  it('outlive a storm of refusals', async () => {
    await server.close()
    server = await createSiasnServer({ people: 4, perSecond: 30 })
    const { failures } = await sourceOn(server).fetch(signal)
    expect(failures).toEqual([])
    expect(server.calls.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
  })

  it('that would take too long end the run with a word on when to come back', async () => {
    server.faults.add(/rw-golongan/, { kind: 'status', status: 429, retryAfter: '3600' })
    await expect(sourceOn(server).fetch(signal)).rejects.toThrow(/menunggu 60 menit/)
  })
})

describe('what goes wrong for a moment', () => {
  it.each([
    ['a cut connection', { kind: 'cut' }],
    ['half an answer', { kind: 'cut_body' }],
    ['an error page with status 200', { kind: 'html' }],
    ['silence', { kind: 'silence' }],
    ['an error of the server', { kind: 'status', status: 500 }],
    ['a server that is away', { kind: 'status', status: 503, retryAfter: '0' }],
    ['an envelope that says no', { kind: 'code0' }],
  ] as const)('is asked again after %s', async (_, fault) => {
    server.faults.add(/rw-pendidikan/, fault, 3)
    const source = sourceOn(server, { timeoutMs: 300 })
    const sheets = await readAll(source)
    expect((await source.fetch(signal)).failures).toEqual([])
    expect(peopleOf(sheets.get('rw-pendidikan')).size).toBe(12)
  })
})

describe('what goes on going wrong', () => {
  it('costs a person that history only, and is said with a masked NIP', async () => {
    server.faults.add(new RegExp(`rw-golongan/${nipOf(2)}`), { kind: 'status', status: 500 }, 100)
    const source = sourceOn(server)
    const sheets = await readAll(source)
    const { failures, isWhole } = await source.fetch(signal)
    expect(askedFor(`pns/rw-golongan/${nipOf(2)}`)).toBe(5)
    expect(failures).toEqual([
      {
        sheet: 'rw-golongan',
        person: `••••••••••••••${nipOf(2).slice(-4)}`,
        message: 'SIASN menjawab dengan kesalahan 500.',
        remedy: expect.stringContaining('Jalankan perintah yang sama sekali lagi'),
      },
    ])
    expect(isWhole).toBe(true)
    expect(source.notes?.()).toEqual([
      'SIASN ditanyai tentang 12 pegawai. Datanya per 24 November 2026.',
      '1 jawaban tidak didapat, menyangkut 1 NIP. Riwayat itu tidak diimpor, sehingga data lamanya tetap berlaku.',
    ])
    expect(peopleOf(sheets.get('rw-golongan'))).toEqual(
      new Set(server.people.map(({ nip }) => nip).filter((nip) => nip !== nipOf(2))),
    )
    expect(peopleOf(sheets.get('rw-jabatan')).size).toBe(12)
  })

  it('holds back what becomes the same kind of record: one list of certificates without the other would lose some', async () => {
    server.faults.add(new RegExp(`rw-kursus/${nipOf(0)}`), { kind: 'status', status: 500 }, 100)
    server.faults.add(/list-pensiun/, { kind: 'status', status: 403 }, 100)
    const source = sourceOn(server)
    const sheets = await readAll(source)
    expect(source.notes?.()).toContain('Daftar list-pensiun-instansi tidak didapat seutuhnya, sehingga tidak diimpor.')
    expect(peopleOf(sheets.get('rw-diklat'))).toEqual(new Set([nipOf(3), nipOf(6), nipOf(9)]))
    expect([...sheets.keys()]).not.toContain('list-kp-instansi')
  })

  it('is not asked for again and again where a whole service is closed to us', async () => {
    await server.close()
    server = await createSiasnServer({ people: 30 })
    server.faults.add(/rw-skp22/, { kind: 'status', status: 403 }, 1000)
    const source = sourceOn(server)
    const sheets = await readAll(source)
    const { failures } = await source.fetch(signal)
    expect(failures).toHaveLength(30)
    expect(server.calls.filter(({ path }) => path.includes('rw-skp22')).length).toBeLessThanOrEqual(24)
    expect(sheets.has('rw-skp22')).toBe(false)
    expect(peopleOf(sheets.get('rw-kursus')).size).toBe(30)
  })

  it('is an answer about somebody else: it is not used', async () => {
    const other = server.people[5]?.answers['rw-pendidikan']
    server.faults.add(new RegExp(`rw-pendidikan/${nipOf(0)}`), { kind: 'instead', body: { code: 1, data: other } })
    const source = sourceOn(server)
    const sheets = await readAll(source)
    expect((await source.fetch(signal)).failures).toEqual([
      expect.objectContaining({ sheet: 'rw-pendidikan', message: expect.stringContaining('NIP orang lain') }),
    ])
    expect(sheets.get('rw-pendidikan')?.rows).toHaveLength(11)
  })

  it('is an answer of another shape', async () => {
    server.faults.add(new RegExp(`rw-golongan/${nipOf(0)}`), { kind: 'instead', body: { code: 1, data: ['x'] } })
    server.faults.add(new RegExp(`rw-jabatan/${nipOf(0)}`), { kind: 'instead', body: [] })
    const { failures } = await sourceOn(server).fetch(signal)
    expect(failures.map(({ sheet }) => sheet)).toEqual(['rw-golongan', 'rw-jabatan'])
    expect(failures[0]?.message).toBe('Jawaban SIASN tidak berbentuk seperti biasanya.')
  })

  it('ends the run when nothing comes any more; what came is kept and not asked for again', async () => {
    const dataDir = newFolder()
    const fetching = sourceOn(server, { dataDir }).fetch(signal)
    await server.called(/rw-golongan/, 3)
    server.faults.add(/./, { kind: 'status', status: 503 }, 1000)
    const error = await fetching.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(SourceUnreadable)
    expect(String(error)).toMatch(/20 permintaan berturut-turut gagal.*tersimpan/)
    expect(String(error)).not.toMatch(/\d{18}/)
    server.faults.clear()
    const came = server.calls.filter(({ status }) => status === 200).map(({ path }) => path)
    const before = server.calls.length
    expect((await sourceOn(server, { dataDir }).fetch(signal)).failures).toEqual([])
    const again = new Set(server.calls.slice(before).map(({ path }) => path))
    expect(came.filter((path) => again.has(path))).toEqual([])
  })
})

describe('a run that was stopped', () => {
  it('throws the reason, and goes on where it was', async () => {
    const dataDir = newFolder()
    const stop = new AbortController()
    const fetching = sourceOn(server, { dataDir }).fetch(stop.signal)
    await server.called(/rw-kursus/, 4)
    const reason = new Error('dihentikan')
    stop.abort(reason)
    await expect(fetching).rejects.toBe(reason)
    const before = server.calls.length
    const sheets = await readAll(sourceOn(server, { dataDir }))
    expect(peopleOf(sheets.get('data-utama')).size).toBe(12)
    expect(sheets.get('rw-kursus')?.rows).toHaveLength(24)
    const counts = Map.groupBy(server.calls, ({ path }) => path)
    const twice = [...counts].filter(([, calls]) => calls.length > 1)
    // Those that were under way when it stopped.
    expect(twice.length).toBeLessThanOrEqual(4)
    expect(server.calls.length - before).toBeGreaterThan(50)
  })

  it('asks for what failed only, when it is run once more the same day', async () => {
    const dataDir = newFolder()
    server.faults.add(new RegExp(`rw-golongan/${nipOf(2)}`), { kind: 'status', status: 500 }, 5)
    expect((await sourceOn(server, { dataDir }).fetch(signal)).failures).toHaveLength(1)
    const before = server.calls.length
    expect((await sourceOn(server, { dataDir }).fetch(signal)).failures).toEqual([])
    expect(server.calls.slice(before).map(({ path }) => path)).toEqual([`pns/rw-golongan/${nipOf(2)}`])
  })

  it('is as old as its beginning, and begins anew on another day once it was finished', async () => {
    const dataDir = newFolder()
    const stop = new AbortController()
    const fetching = sourceOn(server, { dataDir, day: '2026-11-22' }).fetch(stop.signal)
    await server.called(/rw-kursus/)
    stop.abort()
    await expect(fetching).rejects.toThrow()
    const resumed = await sourceOn(server, { dataDir, day: '2026-11-23' }).fetch(signal)
    expect(resumed.asOf.toString()).toBe('2026-11-22')
    const before = server.calls.length
    const anew = await sourceOn(server, { dataDir, day: '2026-11-24' }).fetch(signal)
    expect(anew.asOf.toString()).toBe('2026-11-24')
    expect(server.calls.length - before).toBeGreaterThan(12 * personSheets.length)
    forgetSiasn(dataDir)
    expect(readdirSync(join(dataDir, 'siasn'))).toEqual([])
  })

  it('says how far it is', async () => {
    const source = sourceOn(server)
    expect(source.progress()).toBe(0)
    await source.fetch(signal)
    expect(source.progress()).toBeCloseTo(0.95)
    await readAll(source)
    expect(source.progress()).toBe(1)
  })
})
