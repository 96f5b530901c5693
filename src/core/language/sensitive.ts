/** Requests that are refused by rule, before anything is weighed: secrets, money amounts, attempts on the assistant itself. */

export type Sensitive = 'secret' | 'salary_amount' | 'discipline'

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
    / (?:system prompt|prompt sistem|ignore (?:all |previous |the )|abaikan (?:semua |segala |seluruh )?(?:instruksi|perintah|aturan)|lupakan (?:semua )?(?:instruksi|aturan)|jailbreak|developer mode|mode (?:admin|developer|root)) ?/.test(
      text,
    )
  ) {
    return 'secret'
  }
  if (
    / (?:hukuman disiplin|hukdis) /.test(text) &&
    / (?:saya|riwayat|status|cek) /.test(text) &&
    !/ (?:syarat|kenaikan pangkat|naik pangkat|kgb|surat keterangan|bebas) /.test(text)
  ) {
    return 'discipline'
  }
  const isMoney = / (?:gaji|tpp|tunjangan|tukin|thr|honor|penghasilan|bayaran|rapel|taspen) /.test(text)
  const isAmount = / (?:berapa|nominal|besar|besaran|besarnya|jumlah|jumlahnya|rupiah|rp|slip|rincian) /.test(text)
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
