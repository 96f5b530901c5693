/** Invented civil servants as SIASN would answer about them, quirks and all; what must never be imported says so. */
import { createRandom } from '#test/support/random.ts'

export interface SiasnPerson {
  readonly nip: string
  /** By endpoint; an absent one has nothing. */
  readonly answers: Readonly<Record<string, unknown>>
}

export const agencyId = 'A5EB03E23CC7F6A0E040640A040252AD'

/** Stands in every value that no answer needs: it must not be found behind the source. */
export const secretMark = 'RAHASIA'

const names = ['Sekar', 'Wahyu', 'Lestari', 'Bagas', 'Ratna', 'Galih', 'Dewi', 'Joko', 'Ningrum', 'Anggit']
const units = ['Bidang Data', 'Bidang Mutasi', 'Sekretariat', 'Subbagian Umum dan Kepegawaian']
const two = (number: number): string => String(number).padStart(2, '0')

/** Running numbers from 901, so that nobody is meant. */
export function createPeople(count: number, seed = 14): SiasnPerson[] {
  const random = createRandom(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  return Array.from({ length: count }, (_, at): SiasnPerson => {
    const isPppk = at % 7 === 3
    const birth = { year: 1970 + (at % 25), month: 1 + (at % 12), day: 1 + (at % 28) }
    const start = birth.year + 25
    const sex = 1 + (at % 2)
    const counter = isPppk ? 21 : 3
    const nip = `${birth.year}${two(birth.month)}${two(birth.day)}${isPppk ? 2024 : start}${two(counter)}${sex}${901 + at}`
    const unit = pick(units)
    const base = { idPns: `pns-${at}`, path: documents(at) }
    return {
      nip,
      answers: {
        'data-utama': {
          id: `pns-${at}`,
          nipBaru: at % 5 === 0 ? `'${nip}` : nip,
          nipLama: isPppk ? 'null' : `1${two(at)}000${two(at)}0`.slice(0, 9),
          nama: `${names[at % names.length]} ${pick(names)}`.toUpperCase(),
          gelarDepan: at % 4 === 0 ? 'null' : '',
          gelarBelakang: 'S.Kom.',
          tglLahir: `${two(birth.day)}-${two(birth.month)}-${birth.year}`,
          tempatLahir: 'SEMARANG',
          jenisKelamin: sex === 1 ? 'M' : 'F',
          jenisPegawaiId: '12',
          jenisPegawaiNama: isPppk ? 'PPPK' : 'PNS Daerah Kab/Kota yang bekerja pada Kab/Kota',
          kedudukanPnsId: '01',
          kedudukanPnsNama: 'Aktif',
          statusPegawai: isPppk ? 'PPPK' : 'PNS',
          tmtCpns: isPppk ? null : `01-03-${start}`,
          tmtPns: isPppk ? '-' : `01-04-${start + 1}`,
          golRuangAkhir: 'III/b',
          unorId: `unor-${units.indexOf(unit)}`,
          unorNama: unit,
          unorIndukId: 'unor-induk',
          unorIndukNama: 'Badan Kepegawaian, Pendidikan dan Pelatihan',
          tmtPensiun: `01-${two((birth.month % 12) + 1)}-${birth.year + 58}`,
          bupPensiun: '58',
          email: `pegawai${at}@contoh.invalid`,
          emailGov: '',
          noHp: `0812000090${two(at)}`,
          nik: `${secretMark} nik`,
          alamat: `${secretMark} alamat`,
          agama: `${secretMark} agama`,
          noNpwp: `${secretMark} npwp`,
          bpjs: `${secretMark} bpjs`,
          noTaspen: `${secretMark} taspen`,
          gajiPokok: `${secretMark} gaji`,
          jumlahAnak: `${secretMark} anak`,
          statusPerkawinan: `${secretMark} kawin`,
          akteKelahiran: `${secretMark} akte`,
          skck: `${secretMark} skck`,
          path: documents(at),
        },
        'rw-golongan': [
          rank(base, isPppk ? ['IX', '09'] : ['III/a', '31'], `01-03-${isPppk ? 2024 : start}`, '0'),
          ...(isPppk ? [] : [rank(base, ['III/b', '32'], `01-04-${start + 4}`, '4')]),
        ],
        'rw-jabatan': [
          post(base, unit, 'Analis Sumber Daya Manusia Aparatur', `01-03-${start}`, 'D'),
          ...(at % 6 === 0 ? [post(base, unit, 'Kepala Subbagian Umum', '01-02-2025', 'PLT')] : []),
        ],
        'rw-pendidikan': [
          {
            ...base,
            nipBaru: nip,
            tkPendidikanId: '40',
            tkPendidikanNama: 'S-1/Sarjana',
            pendidikanNama: 'S-1 TEKNIK INFORMATIKA',
            tglLulus: `15-08-${start - 2}`,
            tahunLulus: `${start - 2}`,
            isPendidikanPertama: '1',
            nomorIjasah: `${secretMark} ijazah`,
            namaSekolah: 'UNIVERSITAS CONTOH',
          },
        ],
        'rw-skp22': [2024, 2025].map((tahun) => ({
          ...base,
          tahun: String(tahun),
          hasilKinerja: 'SESUAI ESPEKTASI',
          hasilKinerjaNilai: '2',
          perilakuKerja: 'DIATAS ESPEKTASI',
          PerilakuKerjaNilai: '1',
          kuadranKinerja: 'BAIK',
          KuadranKinerjaNilai: '2',
          namaPenilai: `${secretMark} penilai`,
          nipNrpPenilai: nip,
          statusPenilai: 'ASN',
        })),
        'rw-kinerjaperiodik': [
          {
            ...base,
            nip,
            tahun: 2026,
            periodikId: '2',
            bulanMulaiPenilaian: '1',
            bulanSelesaiPenilaian: '3',
            hasilKinerjaNilai: '2',
            perilakuKerjaNilai: '2',
            kuadranKinerjaNilai: '2',
            nama: `${secretMark} nama`,
          },
        ],
        'rw-angkakredit': isPppk
          ? []
          : [
              {
                ...base,
                nomorSk: `PAK/${at}`,
                tanggalSk: '10-01-2026',
                bulanMulaiPenailan: '1',
                tahunMulaiPenailan: '2025',
                bulanSelesaiPenailan: '12',
                tahunSelesaiPenailan: '2025',
                kreditBaruTotal: '62.5',
                isAngkaKreditPertama: '0',
                isIntegrasi: '0',
                isKonversi: '1',
                namaJabatan: 'Analis Sumber Daya Manusia Aparatur Ahli Pertama',
              },
            ],
        'rw-diklat': at % 3 === 0 ? [structural(base)] : [],
        'rw-kursus': [course(base, at), { ...course(base, at + 1000), tanggalSelesaiKursus: '0001-01-01' }],
        'rw-hukdis':
          at % 20 === 9
            ? [
                {
                  ...base,
                  jenisHukumanNama: 'TEGURAN TERTULIS',
                  jenisTingkatHukumanId: 'R',
                  skNomor: `HD/${at}`,
                  skTanggal: '01-02-2020',
                  hukumanTanggal: '01-02-2020',
                  akhirHukumTanggal: '01-08-2020',
                  masaTahun: '0',
                  masaBulan: '6',
                  alasanHukuman: `${secretMark} alasan`,
                },
              ]
            : [],
        'rw-penghargaan':
          at % 4 === 1
            ? [
                {
                  ...base,
                  hargaId: '201',
                  hargaNama: 'Satyalancana Karya Satya 10 Tahun',
                  skNomor: `SLKS/${at}`,
                  skDate: '17-08-2020',
                  tahun: '2020',
                },
              ]
            : [],
        'rw-cltn': at % 30 === 11 ? [{ ...base, tanggalAwal: '01-01-2021', tanggalAkhir: '31-12-2021' }] : [],
        nilaiipasn: {
          tahun: 2025,
          kualifikasi: 20,
          kompetensi: '32.5',
          kinerja: 25,
          disiplin: 5,
          subtotal: 82.5,
          nip,
          created_at: '2026-02-01 08:00:00',
        },
      },
    }
  })
}

const documents = (at: number) => ({
  '872': { dok_id: '872', dok_nama: 'SK', dok_uri: `${secretMark}/peremajaan/usulan/${at}.pdf` },
})

function rank(base: object, [golongan, golonganId]: readonly [string, string], tmt: string, years: string) {
  return {
    ...base,
    golongan,
    golonganId,
    tmtGolongan: tmt,
    masaKerjaGolonganTahun: years,
    masaKerjaGolonganBulan: '0',
    jenisKPId: '101',
    skNomor: `823/${years}`,
    skTanggal: tmt,
  }
}

function post(base: object, unit: string, namaJabatan: string, tmt: string, assignment: string) {
  return {
    ...base,
    jenisJabatan: assignment === 'PLT' ? '1' : '4',
    namaJabatan,
    jabatanFungsionalNama: '',
    jabatanFungsionalUmumNama: assignment === 'PLT' ? '' : namaJabatan,
    eselon: assignment === 'PLT' ? 'IV.a' : '-',
    eselonId: assignment === 'PLT' ? '41' : '',
    unorId: `unor-${units.indexOf(unit)}`,
    unorNama: unit,
    unorIndukId: 'unor-induk',
    unorIndukNama: 'Badan Kepegawaian, Pendidikan dan Pelatihan',
    tmtJabatan: tmt,
    tmtPelantikan: tmt,
    jenisPenugasanId: assignment,
    nomorSk: `821/${assignment}`,
    tanggalSk: tmt,
  }
}

const structural = (base: object) => ({
  ...base,
  latihanStrukturalId: '8',
  latihanStrukturalNama: 'Pelatihan Kepemimpinan Pengawas',
  nomor: 'PKP/12',
  tanggal: '02-05-2024',
  tanggalSelesai: '30-08-2024',
  tahun: '2024',
  jumlahJam: '905',
  institusiPenyelenggara: 'BPSDMD Contoh',
})

const course = (base: object, at: number) => ({
  ...base,
  namaKursus: 'Literasi Data',
  jenisKursusId: '1',
  jenisKursusNama: 'Teknis',
  jenisKursusSertifikat: 'T',
  jenisDiklatId: '3',
  jumlahJam: 16,
  noSertipikat: `LD/${at}/2026`,
  tanggalKursus: '10-03-2026',
  tanggalSelesaiKursus: '11-03-2026',
  tahunKursus: '2026',
  institusiPenyelenggara: 'Lembaga Contoh',
})

export const unitRows = [
  {
    Id: 'unor-induk',
    DiatasanId: '',
    IndukUnorId: 'unor-induk',
    InstansiId: agencyId,
    NamaUnor: 'Badan Kepegawaian, Pendidikan dan Pelatihan',
    CepatKode: '6471100',
    PemimpinPnsId: `${secretMark} pemimpin`,
  },
  ...units.map((NamaUnor, at) => ({
    Id: `unor-${at}`,
    DiatasanId: 'unor-induk',
    IndukUnorId: 'unor-induk',
    InstansiId: agencyId,
    NamaUnor,
    CepatKode: `64711${two(at + 1)}`,
  })),
  {
    Id: 'unor-lain',
    DiatasanId: '',
    IndukUnorId: 'unor-lain',
    InstansiId: 'A5EB03E23CC8F6A0E040640A040252AD',
    NamaUnor: 'Dinas Kabupaten Lain',
    CepatKode: '6401100',
  },
]
