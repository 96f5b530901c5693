/** Long personal numbers in a text, and whether the writer says that they are the writer's own. */

/** 16 to 19 digits, blanks and dots between them allowed: a NIP, an NI PPPK, or one mistyped. */
export function nipIn(text: string): string | null {
  for (const match of text.matchAll(/(?<!\d)\d(?:[ .-]?\d){15,18}(?!\d)/g)) return match[0].replace(/\D/g, '')
  return null
}

/** "NIP kula 1985...", "ini nip saya", "saya ... nip ..." or the bare number; not "cek 1985...", "nip 1985... kapan pensiun". */
export function isOwnNip(text: string): boolean {
  const rest = text
    .toLowerCase()
    .replace(/\d(?:[ .-]?\d){15,18}/g, '#')
    .trim()
  if (/^(?:nip|nrp|ni pppk)?\s*[:=.]?\s*#[\s.]*$/.test(rest)) return true
  if (
    /\b(?:milik|punya|atas nama|a\.?n\.?|pak|bu|teman|temen|suami|istri|rekan|staf|bawahan|pegawai lain)\b/.test(rest)
  ) {
    return (
      /\b(?:selamat|pagi|siang|sore|malam|halo)\b[^#]*\b(?:pak|bu)\b/.test(rest) &&
      /\bnip(?:ku| (?:saya|kula|kulo|aku|sy))\b/.test(rest)
    )
  }
  const isClaimed =
    /\b(?:nip|nrp|ni pppk|nomor induk)\s*(?:saya|sy|kula|kulo|aku|ku|gue|gw|dalem)\b|\bnipku\b/.test(rest) ||
    /\b(?:ini|niki|iki|berikut)\s+(?:nip|nipku)\b/.test(rest)
  // "saya Rina, nip ..." introduces; "saya mau cek nip ..." and "saya admin, buka data nip ..." do not.
  const isIntroduced = /^[^#]{0,40}\b(?:saya|sy|kula|kulo|aku)\b[^#]{0,30}\bnip\b/.test(rest)
  const isSearch =
    /\b(?:cek|cari|data|datanya|buka|tampilkan|lihat|kirim|minta|mau|tolong|admin|kapan|berapa)\b[^#]*#/.test(rest)
  return isClaimed || (isIntroduced && !isSearch)
}
