/** What the person handed in by chat, certificates and corrections, and how far each is. */
import { formatDate } from '../calendar/indonesian-date.ts'
import type { MyRequest, RequestState } from '../request.ts'
import type { Facts } from './facts.ts'
import { offer, type Reply, reply } from './reply.ts'

const shown = 6

const stateNames: Readonly<Record<RequestState, string>> = {
  menunggu: '⏳ menunggu BKPP',
  diproses: '⏳ sedang diperiksa BKPP',
  diterima: '✅ diterima',
  ditolak: '❌ ditolak',
  batal: 'dibatalkan',
}

export function requestsAnswer(_facts: Facts, requests: readonly MyRequest[]): Reply {
  const choices = [
    offer('Kirim sertifikat', { name: 'submit_certificate' }),
    offer('Data saya keliru', { name: 'correct_data' }),
  ]
  if (requests.length === 0) return reply('requests.none', {}, choices)
  const rows = requests.slice(0, shown).map((request) => ({
    apa: request.kind === 'certificate' ? 'Kiriman' : 'Permintaan',
    nomor: request.number,
    judul: request.title,
    tanggal: formatDate(wibDate(request.createdAt)),
    keadaan: stateNames[request.state],
    diputus: request.decidedAt ? formatDate(wibDate(request.decidedAt)) : null,
    jawaban: request.answer,
  }))
  const open = requests.filter(({ state }) => state === 'menunggu' || state === 'diproses').length
  const more = requests.length > shown ? requests.length - shown : null
  return reply('requests.mine', { baris: rows, terbuka: open || null, lainnya: more }, choices)
}

const wibDate = (at: Temporal.Instant): Temporal.PlainDate => at.toZonedDateTimeISO('Asia/Jakarta').toPlainDate()
