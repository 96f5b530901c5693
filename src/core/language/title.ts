/** The words of a text that may be the title of a training. */

const around = new Set(
  `saya sy aku kula kulo kami tolong tlg tulung mohon mau ingin pengen pingin arep badhe minta daftar daftarkan daftarin
  ndaftar didaftarkan mendaftar pendaftaran daftarno registrasi register regis ikut ikutan melu ndherek gabung batal
  batalkan batalin mbatalke cancel membatalkan pembatalan jadi sido gak ga nggak tidak ora mboten mundur mengundurkan
  diri keikutsertaan hapus coret dari di ke pada untuk buat yang yg sing itu ini tadi nya dong ya min pak bu admin
  pelatihan diklat bimtek bintek webinar kursus seminar workshop training tentang judul kegiatan acara bisa boleh masih
  apakah cara caranya gimana bagaimana piye kapan sekarang saja aja lagi nomor no kedua pertama ketiga keempat dan
  peserta nama booking kursi minat sign up me the for as dg dgn dengan tanggal besok hari bulan depan dalam lewat online
  kah sih deh nih please pls dulu karena sakit berhalangan hadir urung saestu nderek ingkang niku kuwi iki niki
  masuk masukkan masukin dimasukkan tunggu antre antri antrean antrian waiting list cadangan penuh kosong kembalikan
  kursinya lepas lepaskan keluar trs terus lalu njur kalau kalo kl begitu gitu yaudah udah sudah ok oke eh hmm wait`
    .trim()
    .split(/\s+/),
)

/** Empty when nothing is left beside the request itself. */
export function titleOf(typed: readonly string[]): string {
  const isTitle = typed.map((word) => !around.has(word) && !/^\d+$/.test(word))
  const first = isTitle.indexOf(true)
  if (first === -1) return ''
  return typed.slice(first, isTitle.lastIndexOf(true) + 1).join(' ')
}
