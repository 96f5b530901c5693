/** Requests that are refused by rule, before anything is weighed: secrets, money amounts, attempts on the assistant itself. */

export type Sensitive = 'secret' | 'salary_amount' | 'discipline'

/** Of the machine itself, of which nobody outside needs to know. */
const machinery =
  / (?:environment variables?|connection string|basis data|database|root access|akses root|source code|kode sumber|api key|kunci api|private key|konfigurasi|server produksi|semua nip|seluruh nip|nip semua|nomor hp semua|env file|system message|pesan pengembang|developer message|instruksi (?:awal|rahasia|sistem|tersembunyi)) /
/** "Pretend that you may." */
const roleplay =
  / (?:(?:berpura pura|pura pura|pretend|act as|berperan|bermain peran|anggap kamu|anggap dirimu|mulai sekarang kamu|sekarang kamu) (?:[a-z]+ ){0,8}(?:admin|developer|root|boleh|bebas|tanpa batas|tanpa aturan|bot lain|hacker|semua data|rahasia)|(?:lupa|lupakan|abaikan|langgar) (?:dengan )?(?:semua )?(?:aturan|instruksi|perintah|batasan)(?:mu| kamu)?|tanpa (?:menolak|batasan|filter|sensor)|mode (?:bebas|dewa|debug|jailbreak|pengembang)) /

/** What the assistant was told, asked to be shown. */
const prompt =
  / (?:bocor\w*|tampil\w*|lihat|kasih|kirim|cetak|print|tulis|ungkap\w*|reveal|dump|keluarkan|salin|apa|apa saja|isi) (?:[a-z]+ ){0,3}prompt\w{0,3} /

/** `words` normalised. Rules stand in front of the learnt part where a wrong answer would do harm. */
export function sensitiveIn(words: readonly string[]): Sensitive | null {
  const text = ` ${words.join(' ')} `
  const isTrouble = / (?:lupa|reset|ganti|ubah|error|eror|gagal|login|masuk|terkunci|blokir|salah) /.test(text)
  if (
    / (?:password|pasword|passwd|sandi|otp|token|api key|apikey|passcode) /.test(text) &&
    !isTrouble &&
    !/wifi/.test(text)
  ) {
    return 'secret'
  }
  if (/ pw /.test(text) && !/pppk|paruh|kontrak/.test(text) && !isTrouble) return 'secret'
  if (/ (?:pin) (?:saya|atm) /.test(text) && !isTrouble) return 'secret'
  if (
    / (?:system prompt|prompt sistem|ignore (?:all |previous |the )|abaikan (?:semua |segala |seluruh )?(?:instruksi|perintah|aturan)|lupakan (?:semua )?(?:instruksi|aturan)|jailbreak|developer mode|mode (?:admin|developer|root)|ip address|alamat ip) ?/.test(
      text,
    )
  ) {
    return 'secret'
  }
  if (machinery.test(text) && !/ (?:error|eror|sertifikat|magang|pelatihan|bimtek) /.test(text)) return 'secret'
  if (roleplay.test(text) || prompt.test(text)) return 'secret'
  if (
    / (?:hukuman disiplin|hukdis|punished) /.test(text) &&
    / (?:saya|riwayat|status|cek|siapa|list|daftar|camat|lurah|kadis|benar) /.test(text) &&
    !/ (?:syarat|kenaikan pangkat|naik pangkat|kgb|surat keterangan|bebas) /.test(text)
  ) {
    return 'discipline'
  }
  if (/ (?:slip gaji|slip) /.test(text)) return null
  const isMoney = / (?:gaji|tpp|tunjangan|tukin|thr|honor|penghasilan|bayaran|rapel|taspen) /.test(text)
  const isAmount = / (?:berapa|nominal|besar|besaran|besarnya|jumlah|jumlahnya|rupiah|rp|rincian) /.test(text)
  const isTime =
    / (?:kapan|bulan apa|berapa (?:tahun|bulan|hari|kali|lama|persen)|tanggal|tahun berapa|cair|jam berapa) /.test(text)
  if (isMoney && isAmount && !isTime) return 'salary_amount'
  if (
    / kgb /.test(text) &&
    / (?:nominal|rupiah|rp|berapa duit|berapa uang|jadi berapa|naik berapa|besaran) /.test(text) &&
    !isTime
  ) {
    return 'salary_amount'
  }
  return null
}
