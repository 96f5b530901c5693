/** Questions that a clerk of HR would call the same, a line each; written as people write, for measuring how they are grouped. */
export const meanings: readonly (readonly string[])[] = [
  [
    'apakah tpp dipotong kalau cuti besar',
    'cuti besar tpp nya kena potong ga min',
    'mau tanya, selama cuti besar TPP tetap dibayar atau dipotong ya?',
    'potongan tpp saat cuti besar brp persen',
  ],
  [
    'bagaimana cara mengurus kartu istri yang hilang',
    'karis hilang ngurusnya gimana',
    'min kartu istri saya hilang, cara mengurusnya bagaimana ya',
  ],
  [
    'apakah ASN boleh punya usaha sampingan',
    'pns boleh buka usaha sampingan apa tidak ya pak',
    'kalau asn punya usaha sampingan kuliner boleh ga',
  ],
  [
    'rumah dinas bisa ditempati sampai kapan setelah pensiun',
    'setelah pensiun rumah dinas harus dikembalikan kapan',
    'batas menempati rumah dinas kalau sudah pensiun',
  ],
  [
    'syarat mutasi ke luar kota ikut suami apa saja',
    'mau pindah ikut suami ke luar kota syaratnya apa',
    'mutasi ikut suami luar kota persyaratan apa saja ya min',
  ],
  [
    'seragam batik hari kamis apakah wajib',
    'hari kamis wajib pakai batik ga sih',
    'kamis pakai seragam batik wajib atau tidak',
  ],
  [
    'bagaimana mengganti nomor rekening gaji',
    'cara ganti rekening gaji ke bank lain',
    'mau ganti no rekening gaji gimana caranya min',
  ],
  [
    'apakah ada beasiswa s2 dari pemkot',
    'beasiswa s2 pemkot tahun depan ada ga',
    'info beasiswa S2 pemkot semarang dong min',
  ],
  [
    'cara klaim bpjs kesehatan untuk anak ketiga',
    'anak ketiga bisa masuk bpjs kesehatan asn tidak',
    'bpjs kesehatan anak ketiga ditanggung ga ya',
  ],
  [
    'pinjam mobil dinas untuk acara keluarga boleh tidak',
    'mobil dinas boleh dipinjam acara keluarga?',
    'boleh ga mobil dinas dipakai untuk acara keluarga',
  ],
  [
    'jadwal medical check up gratis untuk asn',
    'medical check up gratis asn kapan jadwalnya',
    'kapan ada mcu / medical check up gratis buat asn pemkot',
  ],
  [
    'bolehkah asn menjadi pengurus partai politik',
    'asn boleh jadi pengurus partai politik ga',
    'kalau jadi pengurus partai politik sanksinya apa buat asn',
  ],
  [
    'cara mendapatkan surat keterangan penghasilan untuk kpr',
    'surat keterangan penghasilan buat kpr minta ke siapa',
    'min mau minta surat keterangan penghasilan utk pengajuan kpr',
  ],
  [
    'apakah hari sabtu masuk untuk puskesmas',
    'puskesmas sabtu masuk ga ya min',
    'pegawai puskesmas hari sabtu apakah masuk',
  ],
  ['uang lembur dibayar berapa per jam', 'lembur per jam dibayar brp', 'berapa uang lembur per jam untuk golongan III'],
  [
    'daftar koperasi pegawai bagaimana caranya',
    'cara daftar anggota koperasi pegawai',
    'gimana daftar koperasi pegawai pemkot',
  ],
  [
    'penitipan anak di balaikota apakah ada',
    'ada penitipan anak ga di balaikota',
    'penitipan anak balaikota biayanya berapa',
  ],
  [
    'parkir pegawai di balaikota bayar tidak',
    'parkir di balaikota buat pegawai bayar ga',
    'pegawai parkir di balaikota apakah bayar',
  ],
  [
    'cara membatalkan sk mutasi yang salah unit',
    'sk mutasi saya salah unit, pembatalannya gimana',
    'salah unit di sk mutasi, bisa dibatalkan?',
  ],
  ['apakah bisa wfh kalau anak sakit', 'anak sakit boleh wfh ga min', 'wfh karena anak sakit bisa tidak ya pak'],
  ['tapera iurannya bisa dicairkan kapan', 'kapan iuran tapera bisa cair', 'pencairan iuran tapera kapan ya'],
  [
    'lowongan jabatan kepala puskesmas tahun ini',
    'ada lowongan jabatan kepala puskesmas ga tahun ini',
    'kepala puskesmas lowongan jabatannya dibuka kapan',
  ],
  // Near to others above: one subject, another question.
  ['cuti besar boleh diambil berapa kali', 'berapa kali boleh ambil cuti besar selama jadi pns'],
  ['karis suami istri kerja satu kantor perlu dua kartu?', 'suami istri satu kantor apa perlu dua kartu'],
  ['usaha sampingan asn kena pajak apa', 'pajak usaha sampingan asn berapa ya'],
  ['sewa rumah dinas per bulan berapa', 'rumah dinas sewanya brp per bulan'],
  ['mutasi antar dinas harus tes dulu ga', 'kalau mutasi antar dinas apa harus tes'],
  ['seragam korpri dipakai tanggal berapa', 'tanggal berapa pakai seragam korpri'],
  ['gaji belum masuk rekening bulan ini', 'kok gaji bulan ini blm masuk rekening ya min'],
  ['beasiswa s3 luar negeri bagi asn', 'info beasiswa s3 luar negeri untuk asn'],
  ['bpjs ketenagakerjaan pppk ditanggung pemkot?', 'pppk dapat bpjs ketenagakerjaan ga dari pemkot'],
  ['pajak mobil dinas siapa yang bayar', 'yang bayar pajak mobil dinas siapa ya'],
  ['asn boleh foto bareng calon walikota', 'foto bareng calon walikota boleh ga buat asn'],
  ['surat keterangan kerja untuk visa', 'butuh surat keterangan kerja buat visa, minta di mana'],
  ['uang makan pppk per hari berapa', 'pppk dapat uang makan brp per hari'],
  ['simpan pinjam koperasi pegawai bunganya berapa', 'bunga simpan pinjam di koperasi pegawai'],
  ['wfh tiap jumat masih berlaku tidak', 'masih berlaku ga wfh tiap hari jumat'],
  ['sk mutasi kok belum turun', 'sk mutasi saya belum turun juga'],
]
