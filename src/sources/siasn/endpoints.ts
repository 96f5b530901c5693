/** What is asked of SIASN and what of its answers is kept: a closed list of endpoints and fields, and nothing beside it. */

/**
 * A sheet of the import. Spelled as SIASN spells it, its mistakes included (`Penailan`, `noSertipikat`, the capital
 * letters of rw-skp22). Source: the field lists of public clients of the service, 2024-2025; BKN's own description was
 * not at hand.
 */
export interface SiasnSheet {
  readonly name: string
  readonly fields: readonly string[]
  /**
   * Sheets that become one kind of record. What a person's sheet doesn't hold counts as gone, so where one of a
   * family could not be had, that person's rows of the others are held back too.
   */
  readonly family: string
}

const sheet = (name: string, family: string, fields: string): SiasnSheet => ({
  name,
  family,
  fields: fields.split(' '),
})

/**
 * `GET pns/<name>/<nip>`: one answer a person. `data-utama` comes first: whom SIASN doesn't know is asked no further.
 *
 * Not asked for: family, photo and documents, which no answer needs; rw-skp and rw-dp3, whose scores of the old scale
 * give no predicate; rw-masakerja, as a service review counts by the service printed in the next rank, and as the
 * KGB letters, which SIASN doesn't hold, are kept in one list with it and would count as gone.
 * Not kept of data-utama, though the answer holds them: NIK, address, religion, tax, insurance and pension numbers,
 * salary, marriage and children, certificates of birth and death.
 */
export const personSheets: readonly SiasnSheet[] = [
  sheet(
    'data-utama',
    'employee',
    'id nipLama nama gelarDepan gelarBelakang tglLahir tempatLahir jenisKelamin jenisPegawaiNama statusPegawai ' +
      'kedudukanPnsId kedudukanPnsNama tmtCpns tmtPns unorId unorNama unorIndukId unorIndukNama tmtPensiun bupPensiun ' +
      'email emailGov noHp',
  ),
  sheet(
    'rw-golongan',
    'rank',
    'golonganId golongan tmtGolongan masaKerjaGolonganTahun masaKerjaGolonganBulan jenisKPId skNomor skTanggal',
  ),
  sheet(
    'rw-jabatan',
    'post',
    'jenisJabatan namaJabatan jabatanFungsionalNama jabatanFungsionalUmumNama eselon eselonId unorId unorNama ' +
      'unorIndukId unorIndukNama tmtJabatan tmtPelantikan jenisPenugasanId nomorSk',
  ),
  sheet('rw-pendidikan', 'education', 'tkPendidikanId tkPendidikanNama pendidikanNama namaSekolah tglLulus tahunLulus'),
  sheet(
    'rw-skp22',
    'appraisal',
    'tahun hasilKinerja hasilKinerjaNilai perilakuKerja PerilakuKerjaNilai kuadranKinerja KuadranKinerjaNilai nipNrpPenilai',
  ),
  sheet(
    'rw-kinerjaperiodik',
    'evaluation',
    'tahun periodikId bulanMulaiPenilaian bulanSelesaiPenilaian hasilKinerja hasilKinerjaNilai perilakuKerja ' +
      'perilakuKerjaNilai kuadranKinerja kuadranKinerjaNilai',
  ),
  sheet(
    'rw-angkakredit',
    'credit',
    'nomorSk bulanMulaiPenailan tahunMulaiPenailan bulanSelesaiPenailan tahunSelesaiPenailan kreditBaruTotal ' +
      'isAngkaKreditPertama isIntegrasi isKonversi namaJabatan',
  ),
  sheet(
    'rw-diklat',
    'certificate',
    'latihanStrukturalNama nomor tanggal tanggalSelesai tahun jumlahJam institusiPenyelenggara',
  ),
  sheet(
    'rw-kursus',
    'certificate',
    'namaKursus jenisKursusNama jenisDiklatId jenisKursusSertifikat noSertipikat tanggalKursus tanggalSelesaiKursus ' +
      'tahunKursus jumlahJam institusiPenyelenggara',
  ),
  sheet(
    'rw-hukdis',
    'discipline',
    'jenisTingkatHukumanId skTanggal hukumanTanggal akhirHukumTanggal masaTahun masaBulan',
  ),
  sheet('rw-penghargaan', 'award', 'hargaId hargaNama skNomor skDate tahun'),
  sheet('rw-cltn', 'status', 'tanggalAwal tanggalAkhir'),
  sheet('nilaiipasn', 'index', 'tahun kualifikasi kompetensi kinerja disiplin subtotal'),
]

/** Lists of the whole agency. */
export interface SiasnList extends SiasnSheet {
  readonly path: string
  /** `person`: kept for the people asked for only; `agency`: for this agency only. */
  readonly of: 'person' | 'agency'
  /** The field that says whose a row is. */
  readonly ownerField: string
}

export const listSheets: readonly SiasnList[] = [
  {
    ...sheet('ref-unor', 'unit', 'Id DiatasanId IndukUnorId NamaUnor CepatKode'),
    path: 'referensi/ref-unor',
    of: 'agency',
    ownerField: 'InstansiId',
  },
  {
    ...sheet('list-pengadaan-instansi', 'contract', 'tgl_kontrak_mulai tgl_kontrak_akhir no_sk'),
    path: 'pengadaan/list-pengadaan-instansi',
    of: 'person',
    ownerField: 'nip',
  },
  {
    ...sheet('list-kp-instansi', 'proposal', 'id statusUsulanNama tgl_pertek tgl_sk tmtKp jenis_kp'),
    path: 'pns/list-kp-instansi',
    of: 'person',
    ownerField: 'nipBaru',
  },
  {
    ...sheet('list-pensiun-instansi', 'proposal', 'id statusUsulanNama detailLayananNama pertekTgl skTgl tmtPensiun'),
    path: 'pns/list-pensiun-instansi',
    of: 'person',
    ownerField: 'nipBaru',
  },
]
