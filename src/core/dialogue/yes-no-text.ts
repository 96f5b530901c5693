/** Reads a short yes or no, in the many ways people say it, where a question waits for one. */

import type { Pending } from './pending.ts'

const yes = new Set(
  (
    'ya y yaa iya iyo iyoo yo yoi yup yap yes yess ye he em betul bener benar ok oke okay okey okei sip siap boleh bole ' +
    'gas gaskan gaskeun jadi mau setuju lanjut lanjutkan lanjutken daftarkan daftarin daftarke daftarno didaftarke dipundaftaraken dipundhaftaraken daftar bisa ayo yuk cus deal acc ' +
    'yowis yowes yawis yaudah yasudah wokeh oce oks nggih inggih njih enggih injih monggo mangga kersa gelem sumonggo yakin pasti silakan silahkan baik baiklah pindah'
  ).split(' '),
)
const no = new Set(
  (
    'tidak tdk tak nggak ngga gak ga g kagak engga enggak ndak ndk nda ora ra mboten moten jangan jgn ojo batal batalkan ' +
    'bukan emoh wegah no nope skip urung nanti ntar mengko cancel tetap'
  ).split(' '),
)
/** Say nothing of their own beside a yes or a no. */
const courtesies = new Set(
  (
    'min mimin admin kak mas mbak pak bu bapak ibu semar saja aja deh dong sih lah kok nih tolong mohon dulu dhisik sik ' +
    'sekarang itu yang tadi saya aku kulo kula mawon wae yah makasih terima kasih suwun matur nuwun tks thanks usah perlu jadi mau ' +
    'aja eh ding sido semua semuanya kabeh sedaya udah udh sajalah kan banget bgt sekali langsung la wes wis sudah sampun'
  ).split(' '),
)

const asked: Partial<Record<Pending['kind'], RegExp>> = {
  cancel: /^(?:batal|batalkan|batalin|batalno|cancel|urung|keluar|mundur|lepas)$/,
  handOver: /^(?:sambung|terus|hubung)(?:kan|ke|in|i|no)$/,
  unlink: /^(?:lepas|lepaskan|lepasin|putus|putuskan|hapus)$/,
}

/** "makasih ya" thanks, and agrees to nothing. */
const thanks =
  /^(?:makasih|terima kasih|trims|tks|thanks?|(?:matur )?(?:suwun|nuwun))(?: \p{L}+)*? (?:y|ya|yaa|yah|nggih|iya)$/u

export type YesNo = 'yes' | 'no' | 'conditional' | null

/** "ya tapi yang tanggal 15 aja" is neither: it agrees to something else. */
export function yesNoIn(text: string, pending: Pending['kind'] | null = null): YesNo {
  if (/^[\s👍👌✅🙏]+$/u.test(text) && /[👍👌✅]/u.test(text)) return 'yes'
  const words = text
    .toLowerCase()
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/[^\p{L}\p{N}\s]+/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
  const [first = ''] = words
  const isConditional = words.some((word) => /^(?:tapi|tp|tpi|tetapi|ning|nanging|kecuali|asal|asalkan)$/.test(word))
  if (isConditional) return yes.has(first) ? 'conditional' : null
  if (words.length === 0 || words.length > 6 || /\?\s*$/.test(text)) return null
  if (thanks.test(words.join(' '))) return null
  // Where it is asked whether to cancel, "batalkan" agrees.
  const agrees = (word: string) => yes.has(word) || (asked[pending ?? 'move']?.test(word) ?? false)
  const isNo = words.some((word) => no.has(word) && !agrees(word))
  const isOnly = (said: (word: string) => boolean) =>
    words.some(said) && words.every((word) => said(word) || courtesies.has(word))
  if (isNo) return words.every((word) => no.has(word) || agrees(word) || courtesies.has(word)) ? 'no' : null
  return isOnly(agrees) ? 'yes' : null
}
