/** The page that shows how the WhatsApp session stands, and what to scan or to type to link the number. */
import { html, raw } from 'hono/html'
import encodeQR from 'qr'
import type { SessionReason, SessionState } from '#core/whatsapp-session.ts'
import type { ShownStatus } from '#ports/whatsapp-session.ts'

export type Html = ReturnType<typeof html>

const states: Record<SessionState, string> = {
  idle: 'Tidak dijalankan',
  connecting: 'Menyambung ke WhatsApp',
  pairing: 'Menunggu dipasangkan',
  open: 'Tersambung',
  deaf: 'Tersambung, tetapi tidak menerima apa-apa; disambungkan ulang',
  waiting: 'Terputus, dicoba lagi sendiri',
  stopped: 'Berhenti, menunggu petugas',
}

const reasons: Record<SessionReason, string> = {
  logged_out: 'Perangkat ini sudah dikeluarkan dari WhatsApp di ponsel. Pasangkan ulang nomornya.',
  forbidden: 'WhatsApp menolak nomor ini. Periksa WhatsApp di ponselnya, lalu jalankan ulang Semar.',
  replaced: 'Program lain memakai sesi yang sama berulang kali. Matikan program itu, lalu jalankan ulang Semar.',
  outdated: 'WhatsApp tidak menerima versi Semar ini. Perbarui Semar.',
  unpaired: 'Belum ada ponsel yang memindai kodenya. Mintalah kode baru bila ponselnya sudah siap.',
  lost: 'Sambungan terputus.',
  timed_out: 'WhatsApp tidak menjawab pada waktunya.',
  deaf: 'Yang seharusnya datang dari WhatsApp tidak datang.',
  unavailable: 'WhatsApp sedang tidak melayani.',
  refused: 'WhatsApp memutus sambungan.',
  flapping: 'Sambungan putus berkali-kali dalam waktu singkat, jadi dijeda lebih lama.',
  wrong_secret_key:
    'Kunci sesi dikunci dengan SECRET_KEY yang lain. Pasang kembali SECRET_KEY yang lama; bila sudah hilang, pasangkan ulang nomornya.',
  database: 'Basis data tidak menerima kunci sesi.',
  unknown: 'Sambungan putus tanpa alasan dari WhatsApp.',
}

/** `nowMs` for how long it has stood so. */
export function pairingView({ status, nowMs }: { status: ShownStatus; nowMs: number }): Html {
  const { state, reason, pairing, ownNumber, nextTryAtMs } = status
  return layout({
    refreshSeconds: 5,
    body: html`<p class="state ${state}" role="status"><strong>${states[state]}</strong></p>
${reason ? html`<p>${reasons[reason]}</p>` : ''}
${nextTryAtMs !== null ? html`<p>Dicoba lagi ${inWords(nextTryAtMs - nowMs)}.</p>` : ''}
${ownNumber !== null ? html`<p>Nomor Semar: +${ownNumber}</p>` : ''}
${
  pairing?.qr
    ? html`<p>Di ponsel: WhatsApp, <b>Perangkat tertaut</b>, <b>Tautkan perangkat</b>, lalu pindai kode ini. Kodenya berganti sendiri.</p>
<figure>${raw(encodeQR(pairing.qr, 'svg', { ecc: 'low', border: 2 }))}</figure>`
    : ''
}
${
  pairing?.code
    ? html`<p>Atau pilih <b>Tautkan dengan nomor telepon saja</b> dan ketik:</p>
<p class="code">${pairing.code.slice(0, 4)}-${pairing.code.slice(4)}</p>`
    : ''
}
${
  state === 'stopped'
    ? html`<form method="post" action="/pairing/relink">
<p>Memasangkan ulang menghapus kunci sesi yang lama. Percakapan dan ikatan pegawai tetap ada.</p>
<button>Pasangkan ulang</button></form>`
    : ''
}`,
  })
}

/** The link of the log opens here; nothing is used up until a person presses. */
export function enterView(link: string): Html {
  return layout({
    body: html`<form method="post" action="/pairing/enter"><input type="hidden" name="link" value="${link}">
<p>Tautan ini hanya dapat dibuka sekali.</p><button>Buka halaman pemasangan</button></form>`,
  })
}

export function closedView(): Html {
  return layout({
    body: html`<p>Halaman ini dibuka dengan tautan sekali pakai dari log Semar. Tautan yang dipakai sudah tidak berlaku, atau belum ada. Jalankan ulang Semar untuk tautan baru.</p>`,
  })
}

function layout({ body, refreshSeconds }: { body: Html; refreshSeconds?: number }): Html {
  return html`<!doctype html><html lang="id"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>WhatsApp Semar</title>
${refreshSeconds ? html`<meta http-equiv="refresh" content="${refreshSeconds}">` : ''}
<style>${raw(style)}</style></head><body><main><h1>WhatsApp Semar</h1>
${body}</main></body></html>`
}

const style = `body{font:1rem/1.5 system-ui,sans-serif;margin:0;background:#f6f4ef;color:#1d1b16}
main{max-width:34rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.4rem}
.state{padding:.6rem .9rem;border-left:4px solid #8a6d1f;background:#fff}.state.open{border-color:#2c6b3f}.state.stopped,.state.deaf{border-color:#a32b22}
figure{margin:0;padding:1rem;background:#fff;max-width:20rem}figure svg{width:100%;height:auto;display:block}
.code{font:700 2rem/1.2 ui-monospace,monospace;letter-spacing:.1em}
button{font:inherit;padding:.6rem 1rem;border:0;border-radius:.3rem;background:#5b3f1d;color:#fff;cursor:pointer}`

function inWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  return seconds < 90 ? `dalam ${seconds} detik` : `dalam ${Math.round(seconds / 60)} menit`
}
