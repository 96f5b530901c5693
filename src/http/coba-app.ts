/** The try-out page: a chat in the browser as an invented employee, through the real inbox and outbox. */
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { fileLimitBytes } from '#core/file-type.ts'
import type { OpenSampleChat } from '#flows/open-sample-chat.ts'
import type { NewAttachment } from '#ports/attachments.ts'
import type { ChatFeed } from '#ports/chat-feed.ts'
import type { Clock } from '#ports/clock.ts'
import type { Inbox } from '#ports/inbox.ts'
import type { Log } from '#ports/log.ts'
import type { SampleCity } from '#ports/sample-city.ts'
import { loadAssets } from './coba/assets.ts'
import { chatView } from './coba/chat-view.ts'
import { chooserView } from './coba/chooser-view.ts'
import { type CobaLimits, createCobaGate, usualLimits } from './coba/limits.ts'
import { noticeView } from './coba/notice-view.ts'
import { inboundFromFile, inboundFromPost, postedMessageSchema, readPostedFile } from './coba/posted-message.ts'
import { sameSiteOnly } from './coba/same-site.ts'
import { readSession, writeSession } from './coba/session.ts'
import { streamChat } from './coba/stream.ts'

export interface CobaNeeds {
  readonly sample: SampleCity
  readonly openSampleChat: OpenSampleChat
  readonly inbox: Inbox
  readonly feed: ChatFeed
  /** Keeps a file for its sender; what it gives back is the file's id in a message. Null: too many of one person. */
  readonly keepFile: (employeeId: string, file: NewAttachment) => Promise<string | null>
  readonly clock: Clock
  /** Our side's name on the channels `browser` and `terminal`. */
  readonly account: string
  readonly secretKey: string
  /** People reach the page by https, so its cookie may travel by nothing else. */
  readonly isSecure?: boolean
  readonly limits?: CobaLimits
  readonly log: Pick<Log, 'warn'>
}

/** 100,000 characters of any script fit, also escaped; more is not a question. */
const bodyLimitBytes = 640 * 1024
/** A file with a message beside it. */
const uploadLimitBytes = fileLimitBytes + bodyLimitBytes

const headers = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  // Not `no-referrer`: with that a browser sends `Origin: null` with our own forms.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

/** All paths begin with `/coba`. Without sample data every one of them is a kind 404. */
export function createCobaApp(needs: CobaNeeds): Hono {
  const app = new Hono()
  const assets = loadAssets()
  const gate = createCobaGate(needs.limits ?? usualLimits)

  app.use('/coba/*', async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  })
  app.use('/coba/*', sameSiteOnly)

  app.get('/coba/assets/:name', (c) => {
    const asset = assets.find(c.req.param('name'))
    if (asset === null) return c.notFound()
    return c.body(asset.body, 200, {
      'Content-Type': asset.type,
      // What the stylesheet refers to comes without a mark of its content.
      'Cache-Control': c.req.query('v') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    })
  })

  app.use('/coba/*', async (c, next) => {
    if ((await needs.sample.employees()).length > 0) return next()
    return say(c, 404, {
      title: 'Halaman percobaan tidak aktif',
      text: 'Halaman ini hanya ada bila Semar dijalankan dengan data contoh. Data pegawai yang sebenarnya tidak pernah dibuka di sini.',
    })
  })

  const sessionOf = async (c: Context) => {
    const session = await readSession(c, needs.secretKey)
    const person = session === null ? null : await needs.sample.find(session.employeeId)
    if (session === null || person === null) return null
    const address = { channel: session.channel, account: needs.account, address: session.address }
    return { address, person }
  }

  /** The chat that the request is for and who is in it, or the answer that says why not. */
  const openChatOf = async (c: Context) => {
    const session = await sessionOf(c)
    if (session === null) return c.json({ message: 'Sesi sudah berakhir. Silakan pilih pegawai lagi.' }, 401)
    const chat = c.req.query('chat')
    if (chat !== undefined && chat !== session.address.address) {
      return c.json({ message: 'Pegawai lain sudah dipilih di jendela lain. Muat ulang halaman ini.' }, 409)
    }
    return session
  }
  const chatOf = async (c: Context) => {
    const session = await openChatOf(c)
    return session instanceof Response ? session : session.address
  }

  app.get('/coba', async (c) => {
    const session = await sessionOf(c)
    const employees = await needs.sample.employees()
    if (session === null || session.address.channel !== 'browser') {
      return c.html(chooserView({ assets, employees, query: '', chosenId: null }))
    }
    return c.html(chatView({ assets, employees, person: session.person, chat: session.address.address }))
  })

  app.get('/coba/pegawai', async (c) => {
    const session = await sessionOf(c)
    return c.html(
      chooserView({
        assets,
        employees: await needs.sample.employees(),
        query: c.req.query('cari')?.slice(0, 100) ?? '',
        chosenId: session?.person.employeeId ?? null,
      }),
    )
  })

  app.get('/coba/employees', async (c) => c.json({ employees: await needs.sample.employees() }))

  app.post('/coba/session', bodyLimit({ maxSize: 4096, onError: tooLong }), async (c) => {
    if (!gate.mayOpen()) return tooMany(c)
    const form = await c.req.parseBody()
    const isTerminal = form.channel === 'terminal'
    const opened = await needs.openSampleChat(isTerminal ? 'terminal' : 'browser', String(form.employeeId ?? ''))
    if (!opened.ok) {
      return say(c, 404, {
        title: 'Pegawai tidak ditemukan',
        text: 'Orang itu tidak ada di antara pegawai rekaan. Silakan pilih dari daftar.',
        link: { href: '/coba/pegawai', label: 'Lihat daftar' },
      })
    }
    const { address, employee } = opened.value
    await writeSession(c, needs, {
      channel: isTerminal ? 'terminal' : 'browser',
      address: address.address,
      employeeId: employee.employeeId,
    })
    return isTerminal ? c.json({ employee }) : c.redirect('/coba', 303)
  })

  app.get('/coba/messages', async (c) => {
    const address = await chatOf(c)
    return address instanceof Response ? address : c.json(await needs.feed.history(address))
  })

  app.post('/coba/messages', bodyLimit({ maxSize: bodyLimitBytes, onError: tooLong }), async (c) => {
    const address = await chatOf(c)
    if (address instanceof Response) return address
    if (!gate.maySend(address.address)) return tooMany(c)
    const posted = postedMessageSchema.safeParse(await c.req.json().catch(() => null))
    const sentAt = needs.clock.now().toString({ smallestUnit: 'millisecond' })
    const inbound = posted.success ? inboundFromPost(address, posted.data, sentAt) : null
    if (inbound === null) return c.json({ message: 'Pesan ini kosong atau tidak terbaca.' }, 400)
    await needs.inbox.accept(inbound)
    return c.json({ wasCut: inbound.content.kind === 'text' && inbound.content.wasCut === true })
  })

  app.post('/coba/files', bodyLimit({ maxSize: uploadLimitBytes, onError: tooLarge }), async (c) => {
    const session = await openChatOf(c)
    if (session instanceof Response) return session
    const { address, person } = session
    if (!gate.mayUpload(address.address)) return tooMany(c)
    const posted = await readPostedFile(await c.req.parseBody().catch(() => ({})))
    if (posted === null) return c.json({ message: 'Berkas ini tidak terbaca.' }, 400)
    if (posted === 'type') return c.json({ message: 'Berkas jenis ini tidak diterima. Kirim foto atau PDF.' }, 415)
    if (posted.file.bytes.length > fileLimitBytes) return tooLarge(c)
    const storedAs = await needs.keepFile(person.employeeId, posted.file)
    if (storedAs === null) return c.json({ message: 'Terlalu banyak berkas dalam sehari untuk pegawai ini.' }, 429)
    const sentAt = needs.clock.now().toString({ smallestUnit: 'millisecond' })
    await needs.inbox.accept(inboundFromFile(address, posted, storedAs, sentAt))
    return c.json({ wasCut: false })
  })

  app.get('/coba/stream', async (c) => {
    const address = await chatOf(c)
    if (address instanceof Response) return address
    const leave = gate.streams.take(address.address)
    if (leave === null) return tooMany(c)
    const after = c.req.header('last-event-id') || c.req.query('after') || '0'
    // A stream holds its place as long as it listens.
    const subscribe: ChatFeed['subscribe'] = (to, wake) => {
      const unsubscribe = needs.feed.subscribe(to, wake)
      return () => {
        unsubscribe()
        leave()
      }
    }
    return streamChat(c, { feed: { ...needs.feed, subscribe }, log: needs.log }, address, after)
  })

  app.onError((error, c) => {
    if ('getResponse' in error) return error.getResponse()
    needs.log.warn({ err: error, path: c.req.path }, 'the try-out page could not be served')
    c.header('Retry-After', '5')
    return say(c, 503, {
      title: 'Semar sedang tidak dapat dihubungi',
      text: 'Basis datanya belum menjawab. Tidak ada pesan yang hilang; coba lagi sebentar lagi.',
      link: { href: '/coba', label: 'Coba lagi' },
    })
  })

  function tooMany(c: Context): Response | Promise<Response> {
    c.header('Retry-After', '20')
    return say(c, 429, {
      title: 'Sedang ramai',
      text: 'Terlalu banyak permintaan dalam satu menit. Tunggu sebentar, lalu coba lagi.',
      link: { href: '/coba', label: 'Coba lagi' },
    })
  }

  function say(
    c: Context,
    status: 404 | 429 | 503,
    notice: { title: string; text: string; link?: { href: string; label: string } },
  ): Response | Promise<Response> {
    const wantsPage = c.req.header('accept')?.includes('text/html') ?? false
    if (!wantsPage) return c.json({ message: `${notice.title}. ${notice.text}` }, status)
    return c.html(noticeView({ assets, title: notice.title, text: notice.text, link: notice.link ?? null }), status)
  }

  return app
}

function tooLarge(c: Context): Response {
  c.header('Connection', 'close')
  return c.json({ message: 'Berkas terlalu besar; paling besar 10 MB.' }, 413)
}

function tooLong(c: Context): Response {
  // The rest of the body is not read, so the connection cannot serve another request.
  c.header('Connection', 'close')
  return c.json({ message: 'Pesan terlalu panjang untuk dikirim. Persingkat dulu.' }, 413)
}
