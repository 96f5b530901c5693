/** What kinds of words a text holds: its own person, a rule, a case put, a wish; for what single words say too seldom. */

const kinds: readonly (readonly [string, RegExp])[] = [
  ['self', /^(?:saya|kami)$/],
  [
    'rule',
    /^(?:aturan|syarat|ketentuan|beda|pengertian|menurut|uu|pp|permenpan|perka|pasal|macam|jenis|kriteria|dasar|prosedur|hukum|wajib|maksimal|minimal|batas)$/,
  ],
  ['case', /^(?:kalau|jika|apabila|bila|boleh|bolehkah|bisa|bisakah|apakah)$/],
  ['group', /^(?:pns|asn|pppk|cpns|guru|pegawai|honorer|pejabat|paruh)$/],
  ['datum', /^(?:kapan|berapa|sisa|sudah|belum|sampai|status|cek|lihat)$/],
  ['wish', /^(?:mau|minta|tolong|mohon|perlu|ingin|bantu|ajukan|urus)$/],
]

/** Kinds that are there, and the pairs of them. `words` normalised. */
export function kindsOf(words: readonly string[]): string[] {
  const found = kinds.filter(([, words_]) => words.some((word) => words_.test(word))).map(([kind]) => kind)
  const none = found.includes('self') ? [] : ['no self']
  const all = [...found, ...none]
  return all.flatMap((kind, at) => [kind, ...all.slice(at + 1).map((other) => `${kind} ${other}`)])
}
