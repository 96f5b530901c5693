/** What people see of the bot in Telegram before they write: its menu, its descriptions, the key that shares a number. */

/** Names of 1-32 characters a-z, 0-9 and underscore, descriptions of 3-256. */
export const telegramCommands = [
  { command: 'start', description: 'Mulai' },
  { command: 'pangkat', description: 'Kenaikan pangkat berikutnya' },
  { command: 'kgb', description: 'Kenaikan gaji berkala berikutnya' },
  { command: 'pensiun', description: 'Tanggal pensiun' },
  { command: 'skp', description: 'SKP: jadwal dan status saya' },
  { command: 'pelatihan', description: 'Pelatihan yang akan datang' },
  { command: 'sertifikat', description: 'Kirim sertifikat pelatihan' },
  { command: 'koreksi', description: 'Laporkan data yang keliru' },
  { command: 'data', description: 'Data kepegawaian saya' },
  { command: 'kaitkan', description: 'Hubungkan akun ini dengan data pegawai' },
  { command: 'lepas', description: 'Lepas akun ini dari data pegawai' },
  { command: 'berhenti', description: 'Cabut persetujuan' },
  { command: 'bantuan', description: 'Apa saja yang bisa ditanyakan' },
] as const

/** At most 512 characters; stands in the empty chat. */
export const telegramDescription = `Asisten kepegawaian untuk ASN Pemerintah Kota Semarang.

Tanyakan dengan bahasa sehari-hari: kapan naik pangkat, KGB, pensiun, status SKP, pelatihan yang cocok, sisa JP.

Jawaban diambil dari data kepegawaian BKPP dan hanya disampaikan kepada yang bersangkutan.`

/** At most 120 characters; stands in the profile and in shared links. */
export const telegramShortDescription = 'Asisten kepegawaian ASN Kota Semarang: pangkat, KGB, pensiun, SKP, pelatihan.'

export const shareContactLabel = 'Bagikan nomor saya'
