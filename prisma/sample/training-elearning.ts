/** E-learning of the sample: courses in one's own time, one period this month and one next month, without a limit of seats. */
import type { SampleSession, SampleTraining } from './sample-city.ts'
import { sampleId } from './sample-id.ts'

const plans = [
  {
    title: 'Literasi Digital ASN',
    hours: 6,
    summary: 'Empat pilar literasi digital, belajar sendiri dengan kuis di tiap bab.',
    teaches: [
      ['D6', 2],
      ['D1', 2],
    ],
  },
  {
    title: 'Dasar Keamanan Akun dan Perangkat',
    hours: 4,
    summary: 'Kata sandi, verifikasi dua langkah, dan tautan palsu.',
    teaches: [['D2', 2]],
  },
] as const

export function buildElearning(seed: number): SampleTraining[] {
  return plans.map(({ title, hours, summary, teaches }) => ({
    id: sampleId(seed, `training/${title}`),
    title,
    /** E-Learning in SIASN's list. */
    form: 16,
    hours,
    provider: 'BKPP Kota Semarang',
    summary,
    competencies: teaches.map(([code, targetLevel]) => ({ code, targetLevel })),
  }))
}

/** `firstId` is the number of the first one. */
export function buildElearningSessions(needs: {
  readonly today: Temporal.PlainDate
  readonly trainings: readonly SampleTraining[]
  readonly firstId: number
}): SampleSession[] {
  const { today, trainings, firstId } = needs
  return trainings.flatMap((training, course) =>
    [0, 1].map((month): SampleSession => {
      const startsOn = today.with({ day: 1 }).add({ months: month })
      const endsOn = startsOn.add({ months: 1 }).subtract({ days: 1 })
      return {
        id: firstId + course * 2 + month,
        trainingId: training.id,
        startsOn,
        endsOn,
        startTime: null,
        endTime: null,
        mode: 'mandiri',
        place: '',
        // An address that leads nowhere: example domains are kept free for that (RFC 2606).
        link: `https://belajar.example/${training.title.toLowerCase().replaceAll(' ', '-')}`,
        quota: null,
        waitingLimit: 0,
        registrationClosesOn: endsOn,
        postKinds: [],
        professions: [],
        employmentKinds: [],
        agencyIds: [],
        contact: 'Bidang Pengembangan Kompetensi BKPP',
        cancelledOn: null,
      }
    }),
  )
}
