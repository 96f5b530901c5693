/** Answers about where a person stands: record, rank, post, service, superior, agreement. */
import { formatDate, formatDuration, untilText } from '../calendar/indonesian-date.ts'
import { contractOutlook } from '../personnel/contract.ts'
import type { Correctable } from '../personnel/correctable.ts'
import { currentPost, currentRank, highestEducation, legalStatusAt, recognisedEducation } from '../personnel/current.ts'
import { educationNames } from '../personnel/education-names.ts'
import { gradeLabel, isPnsGrade, pangkatName } from '../personnel/grades.ts'
import { maskNip } from '../personnel/nip.ts'
import type { EducationEntry, EmploymentKind, LegalStatus } from '../personnel/record.ts'
import { gradeServiceAt, serviceLength } from '../personnel/service-length.ts'
import { closing } from './closing.ts'
import { isContractKind } from './contract-kind.ts'
import { discreet } from './discreet.ts'
import type { Facts } from './facts.ts'
import { nearDate } from './near-date.ts'
import { offer, type Reply, reply } from './reply.ts'
import { offerTopic } from './topic-labels.ts'

export const kindNames: Readonly<Record<EmploymentKind, string>> = {
  pns: 'PNS',
  cpns: 'CPNS',
  pppk: 'PPPK',
  pppk_paruh_waktu: 'PPPK Paruh Waktu',
}

/** Discipline has no name here: it is not sent by chat. */
const statusNames: Readonly<Record<LegalStatus, string>> = {
  aktif: 'aktif',
  cltn: 'cuti di luar tanggungan negara (CLTN)',
  tugas_belajar: 'tugas belajar',
  pemberhentian_sementara: 'status khusus, silakan tanyakan ke BKPP',
  hukuman_disiplin: 'aktif',
  mpp: 'masa persiapan pensiun (MPP)',
  pensiun: 'pensiun',
  berhenti: 'berhenti',
}

const correct = offer('Data saya keliru', { name: 'correct_data' })
const correctField = (field: Correctable) => offer('Data saya keliru', { name: 'correct_data', field })

/** What comes next in a career: a promotion, for a PPPK the agreement, for a CPNS to be a PNS. */
const ahead = ({ record: { kind } }: Facts) =>
  offerTopic(isContractKind(kind) ? 'career.contract' : kind === 'cpns' ? 'career.first_year' : 'promotion.next')

export function profileAnswer(facts: Facts): Reply {
  const { record, today } = facts
  const rank = currentRank(record, today)
  const post = currentPost(record, today)
  const education = recognisedEducation(record, today)
  const highest = highestEducation(record, today)
  const service = serviceLength(record, today)
  return reply(
    'career.profile',
    {
      ...closing(facts),
      nama: record.displayName,
      nip: record.nip ? maskNip(record.nip) : null,
      jenisNip: isContractKind(record.kind) ? 'NI PPPK' : 'NIP',
      jenis: kindNames[record.kind],
      status: statusNames[legalStatusAt(record, today)],
      golongan: rank ? (isPnsGrade(rank.grade) ? gradeLabel(rank.grade) : rank.grade) : null,
      jenisGolongan: isContractKind(record.kind) ? 'Golongan' : 'Pangkat',
      adaGolongan: rank !== null || record.kind !== 'pppk_paruh_waktu',
      golonganSejak: rank ? formatDate(rank.tmt) : null,
      jabatan: post?.title ?? null,
      unit: record.unitName,
      opd: record.agencyName === record.unitName ? null : record.agencyName,
      pendidikan: education ? diploma(education) : null,
      belumDiakui: highest && highest !== education ? diploma(highest) : null,
      masaKerja: service ? formatDuration(service.value.years, service.value.months) : null,
    },
    [correct, ahead(facts), offerTopic('career.supervisor')],
  )
}

/** Many programmes carry their level in the name: it is not said twice. */
function diploma({ level, programme }: EducationEntry): string {
  const name = educationNames[level].replace(' atau setara', '')
  if (level === 'slta' && /^(?:SMA|SMK|SMU|STM|SMEA|MA|MAK)\b/i.test(programme)) return programme
  const isNamed = name.split('/').some((part) => programme.toLowerCase().startsWith(`${part.toLowerCase()} `))
  return isNamed ? programme : `${name} ${programme}`.trim()
}

export function rankAnswer(facts: Facts): Reply {
  const { record, today } = facts
  const rank = currentRank(record, today)
  const choices = [offerTopic('promotion.next'), offerTopic('raise.next'), correctField('rank')]
  if (!rank && record.kind === 'pppk_paruh_waktu') {
    return reply('career.rank-none', { ...closing(facts) }, [offerTopic('career.contract'), offerTopic('career.post')])
  }
  if (!rank) return reply('career.missing', { ...closing(facts), apa: 'Pangkat dan golongan' }, [correctField('rank')])
  const held = rank.tmt.until(today, { largestUnit: 'year' })
  const service = gradeServiceAt(record, today)
  return reply(
    'career.rank',
    {
      ...closing(facts, { caveats: serviceLength(record, today)?.caveats ?? [] }),
      pangkat: isPnsGrade(rank.grade) ? pangkatName(rank.grade) : null,
      golongan: rank.grade,
      sejak: formatDate(rank.tmt),
      lama: formatDuration(held.years, held.months),
      masaKerjaGolongan: service ? formatDuration(service.years, service.months) : null,
    },
    isPnsGrade(rank.grade) ? choices : choices.slice(1),
  )
}

export function postAnswer(facts: Facts): Reply {
  const { record, today } = facts
  const post = currentPost(record, today)
  if (!post) return reply('career.missing', { ...closing(facts), apa: 'Jabatan definitif' }, [correctField('post')])
  const acting = record.posts.filter(
    ({ assignment, tmt, endedOn }) =>
      assignment !== 'definitif' &&
      Temporal.PlainDate.compare(tmt, today) <= 0 &&
      (endedOn === null || Temporal.PlainDate.compare(today, endedOn) <= 0),
  )
  const assignments = { plt: 'Plt', plh: 'Plh', pj: 'Pj', tugas_tambahan: 'Tugas tambahan', definitif: '' }
  return reply(
    'career.post',
    {
      ...closing(facts),
      jabatan: post.title,
      sejak: formatDate(post.tmt),
      unit: post.unitName,
      opd: record.agencyName === post.unitName ? null : record.agencyName,
      tugas: acting.map(({ assignment, title, tmt }) => ({
        tugas: `${assignments[assignment]} ${title}`,
        tugasSejak: formatDate(tmt),
      })),
    },
    [offerTopic('career.supervisor'), ahead(facts), correctField('post')],
  )
}

export function serviceAnswer(facts: Facts): Reply {
  const found = serviceLength(facts.record, facts.today)
  if (!found) return reply('career.missing', { ...closing(facts), apa: 'Awal masa kerja' }, [correct])
  const { years, months, since, gradeService } = found.value
  return reply(
    'career.service',
    {
      ...closing(facts, { caveats: found.caveats }),
      lama: formatDuration(years, months),
      sejak: formatDate(since),
      dari: found.basis[0]?.name.includes('CPNS') ? 'TMT CPNS' : 'awal perjanjian kerja',
      masaKerjaGolongan: gradeService ? formatDuration(gradeService.years, gradeService.months) : null,
    },
    isContractKind(facts.record.kind)
      ? [offerTopic('career.contract'), offerTopic('training.hours')]
      : [offerTopic('raise.next'), offerTopic('retirement.date'), offerTopic('career.award')],
  )
}

export function supervisorAnswer(facts: Facts): Reply {
  const { supervisor } = facts.record
  const isTop = !supervisor && currentPost(facts.record, facts.today)?.kind.startsWith('jpt_') === true
  return reply(
    'career.supervisor',
    {
      ...closing(facts),
      nama: supervisor?.displayName ?? null,
      jabatan: supervisor?.postTitle ?? null,
      puncak: isTop,
      kosong: !supervisor && !isTop,
    },
    [offerTopic('appraisal.status'), correctField('supervisor')],
  )
}

export function contractAnswer(facts: Facts): Reply {
  const { record, parameters, today } = facts
  if (record.kind === 'pns' || record.kind === 'cpns') {
    return reply('career.contract-none', { ...closing(facts), jenis: kindNames[record.kind] }, [
      offerTopic('retirement.date'),
      offerTopic('career.service'),
    ])
  }
  const found = contractOutlook(record, today, parameters)
  if (!found)
    return reply('career.missing', { ...closing(facts), apa: 'Masa perjanjian kerja' }, [correctField('contract')])
  const { startsOn, endsOn, state, hasExtension } = found.value
  return reply(
    'career.contract',
    {
      ...closing(facts, { basis: found.basis }),
      habis: state === 'habis',
      mulai: formatDate(startsOn),
      sampai: nearDate(endsOn, today),
      lagi: untilText(endsOn, today),
      diperpanjang: hasExtension,
      keterangan: found.caveats.map((teks) => ({ teks: discreet(teks) })),
    },
    [
      offerTopic('appraisal.predicate'),
      offer('Hubungi BKPP', { name: 'about', subject: 'contact' }),
      correctField('contract'),
    ],
  )
}
