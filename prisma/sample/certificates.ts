/** Certificates with their hours (JP) of this year and the last, as the registers hold them. */
import { isAfter, onWeekday } from './months.ts'
import { createRandom } from './random.ts'
import type { SampleCertificate } from './sample-city.ts'
import { coursePlans } from './training-catalogue.ts'

export interface CertificateNeeds {
  readonly personId: string
  /** A short number of the person, for the numbers of certificates. */
  readonly ordinal: number
  readonly today: Temporal.PlainDate
  readonly from: Temporal.PlainDate
  /** One certificate stands in both registers, spelt a little differently. */
  readonly hasDouble: boolean
}

export function buildCertificates(needs: CertificateNeeds): SampleCertificate[] {
  const { today, from } = needs
  const random = createRandom(`${needs.personId}/certificates`)
  const courses = coursePlans.filter((course) => course.hours <= 16 && !course.employmentKinds)
  const certificates: SampleCertificate[] = []
  for (let year = today.year - 1; year <= today.year; year++) {
    const wanted = random.int(1, 4)
    for (let index = 0; index < wanted; index++) {
      const course = random.pick(courses)
      const startsOn = onWeekday(Temporal.PlainDate.from({ year, month: 1, day: 4 }).add({ days: random.int(10, 320) }))
      const endsOn = course.hours > 8 && startsOn.dayOfWeek < 5 ? startsOn.add({ days: 1 }) : startsOn
      const isApproved = random.chance(0.92)
      const hasHours = random.chance(0.96)
      if (isAfter(endsOn, today) || isAfter(from, startsOn)) continue
      certificates.push({
        name: course.title,
        number: `893.3/${needs.ordinal}${index}/BKPP/${year}`,
        startsOn,
        endsOn,
        hours: hasHours ? course.hours : null,
        isApproved,
        form: course.form,
        provider: 'BKPP Kota Semarang',
      })
    }
  }
  if (needs.hasDouble) certificates.push(...doubled(needs))
  return certificates
}

/** The structural register (rw-diklat) and the course register (rw-kursus) both hold it. */
function doubled({ today, ordinal }: CertificateNeeds): SampleCertificate[] {
  const endsOn = onWeekday(today.subtract({ days: 12 }))
  const first: SampleCertificate = {
    name: 'Keamanan Informasi Dasar',
    number: `893.3/${ordinal}99/BKPP/${endsOn.year}`,
    startsOn: endsOn,
    endsOn,
    hours: 8,
    isApproved: true,
    form: 8,
    provider: 'BKPP Kota Semarang',
  }
  return [first, { ...first, number: `893.3 / ${ordinal}99 / bkpp / ${endsOn.year}`, form: 3 }]
}
