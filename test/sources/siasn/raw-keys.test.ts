/** All keys of SIASN's answers, as they stand in a JSON file that somebody saved: each sheet is recognised and none is refused. */
import { expect, it } from 'vitest'
import { openSheet } from '#core/import/open-sheet.ts'

/** As the field lists of public clients of the service have them. */
const answers: readonly (readonly [sheet: string, kind: string, keys: string])[] = [
  [
    'data-utama',
    'employee',
    'id nipBaru nipLama nama gelarDepan gelarBelakang tempatLahir tempatLahirId tglLahir agama agamaId email emailGov nik alamat noHp noTelp jenisPegawaiId jenisPegawaiNama mkTahun mkBulan masaKerja kedudukanPnsId kedudukanPnsNama statusPegawai jenisKelamin noSeriKarpeg tkPendidikanTerakhirId tkPendidikanTerakhir pendidikanTerakhirId pendidikanTerakhirNama tahunLulus tmtPns tglSkPns tmtCpns tglSkCpns instansiIndukId instansiIndukNama satuanKerjaIndukId satuanKerjaIndukNama kanregId kanregNama instansiKerjaId instansiKerjaNama instansiKerjaKodeCepat satuanKerjaKerjaId satuanKerjaKerjaNama unorId unorNama unorIndukId unorIndukNama jenisJabatanId jenisJabatan jabatanNama jabatanStrukturalId jabatanStrukturalNama jabatanFungsionalId jabatanFungsionalNama jabatanFungsionalUmumId jabatanFungsionalUmumNama tmtJabatan lokasiKerjaId lokasiKerja golRuangAwalId golRuangAwal golRuangAkhirId golRuangAkhir pangkatAkhir tmtGolAkhir eselonId eselon eselonLevel tmtEselon gajiPokok statusPerkawinan jumlahIstriSuami jumlahAnak skck akteKelahiran noNpwp bpjs noTaspen nomorSkCpns nomorSkPns path tmtPensiun bupPensiun kelas_jabatan kode_jenjang_jabatan asnJenjangJabatan',
  ],
  [
    'rw-golongan',
    'rank',
    'id idPns nipBaru nipLama golonganId golongan pangkat skNomor skTanggal tmtGolongan noPertekBkn tglPertekBkn jumlahKreditUtama jumlahKreditTambahan jenisKPId jenisKPNama masaKerjaGolonganTahun masaKerjaGolonganBulan path',
  ],
  [
    'rw-jabatan',
    'post',
    'id idPns nipBaru nipLama jenisJabatan instansiKerjaId instansiKerjaNama satuanKerjaId satuanKerjaNama unorId unorNama unorIndukId unorIndukNama eselon eselonId jabatanFungsionalId jabatanFungsionalNama jabatanFungsionalUmumId jabatanFungsionalUmumNama tmtJabatan nomorSk tanggalSk namaUnor namaJabatan tmtPelantikan path tmtMutasi jenisPenugasanId jenisMutasiId subJabatanId',
  ],
  [
    'rw-pendidikan',
    'education',
    'id idPns nipBaru nipLama pendidikanId pendidikanNama tkPendidikanId tkPendidikanNama tahunLulus tglLulus isPendidikanPertama nomorIjasah namaSekolah gelarDepan gelarBelakang path',
  ],
  [
    'rw-skp22',
    'appraisal',
    'nipBaru id tahun hasilKinerja hasilKinerjaNilai perilakuKerja PerilakuKerjaNilai kuadranKinerja KuadranKinerjaNilai namaPenilai nipNrpPenilai penilaiGolonganId penilaiJabatanNm penilaiUnorNm statusPenilai pnsDinilaiId path',
  ],
  [
    'rw-kinerjaperiodik',
    'evaluation',
    'id tahun nip nama hasilKinerja hasilKinerjaNilai instansiId instansiNama jabatan koefisenId kriteria kuadranKinerjaNilai kuadranNilai namaPenilai penilaiGolonganId penilaiJabatanNama penilaiNipNrp penilaiPnsId penilaiUnorNm perilakuKerja perilakuKerjaNilai periodikId periodikNama persentase pnsDinilaiId statusPenilai unorId unorNama path',
  ],
  [
    'rw-angkakredit',
    'credit',
    'nipBaru id pns nomorSk tanggalSk bulanMulaiPenailan tahunMulaiPenailan bulanSelesaiPenailan tahunSelesaiPenailan kreditUtamaBaru kreditPenunjangBaru kreditBaruTotal rwJabatan namaJabatan isAngkaKreditPertama path Sumber isIntegrasi isKonversi',
  ],
  [
    'rw-diklat',
    'certificate',
    'id idPns nipBaru nipLama latihanStrukturalId latihanStrukturalNama nomor tanggal tanggalSelesai tahun path jumlahJam institusiPenyelenggara',
  ],
  [
    'rw-kursus',
    'certificate',
    'id idPns nipBaru nipLama jenisKursusId jenisKursusNama namaKursus jumlahJam tanggalKursus tanggalSelesaiKursus tahunKursus institusiPenyelenggara jenisKursusSertifikat noSertipikat jenisDiklatId path',
  ],
  [
    'rw-hukdis',
    'discipline',
    'nipBaru id rwHukumanDisiplin golongan kedudukanHukum jenisHukuman jenisHukumanNama jenisTingkatHukumanId pnsOrang skNomor skTanggal hukumanTanggal masaTahun masaBulan akhirHukumTanggal nomorPp golonganLama keterangan path',
  ],
  ['rw-penghargaan', 'award', 'nipBaru ID pnsOrangId hargaId hargaNama skDate skNomor tahun path'],
  [
    'rw-cltn',
    'status',
    'nipBaru id cltnId nomorLetterBkn pnsOrangId skNomor skTanggal tanggalAkhir tanggalAktif tanggalAwal tanggalLetterBkn path',
  ],
  [
    'nilaiipasn',
    'index',
    'nip nama tahun kualifikasi kompetensi kinerja disiplin subtotal created_at instansiKerjaId unorIndukNama',
  ],
  [
    'list-kp-instansi',
    'proposal',
    'id pnsId nipBaru nama statusUsulan statusUsulanNama no_pertek no_sk path_ttd_sk path_ttd_pertek tgl_pertek tgl_sk golonganBaruId tmtKp gaji_pokok_baru gaji_pokok_lama path_preview_sk jenis_kp jenis_prosedur masa_kerja_tahun masa_kerja_bulan',
  ],
  [
    'list-pensiun-instansi',
    'proposal',
    'id pnsId nipBaru nama statusUsulan statusUsulanNama detailLayananNama pertekNomor pertekTgl skNomor skTgl tglLahir golonganId golonganKppId tmtPensiun pathSkPreview',
  ],
  [
    'list-pengadaan-instansi',
    'contract',
    'id orang_id no_peserta nip nama periode instansi_id no_pertek no_sk path_ttd_sk tgl_pertek tgl_sk tgl_kontrak_mulai tgl_kontrak_akhir jenis_formasi_id jenis_formasi_nama',
  ],
  [
    'ref-unor',
    'unit',
    'Id InstansiId DiatasanId EselonId NamaUnor NamaJabatan CepatKode IndukUnorId PemimpinPnsId JenisUnorId',
  ],
]

it.each(answers)('%s is taken as %s', (sheet, kind, keys) => {
  const header = keys.split(' ')
  const cells = header.map((key) => (/^nip/i.test(key) ? '198802292012122999' : '1'))
  const opened = openSheet(sheet, [
    { sheet, line: 1, cells: header },
    { sheet, line: 2, cells },
  ])
  expect(opened.issues).toEqual([])
  expect(opened.kinds[0]).toBe(kind)
})
