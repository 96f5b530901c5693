/** The places of a big made-up city: the sample's agencies, with schools, clinics and desks until it has its size. */
import { buildOrganisation, type Organisation, type Slot } from '#prisma/sample/organisation.ts'
import type { SampleUnit } from '#prisma/sample/sample-city.ts'

const sampleSize = 300
/** A school has its head, two dozen teachers and two in the office; a clinic has as many. */
const staffEach = 26
const clinicEvery = 8
const nurses = ['Perawat', 'Bidan', 'Dokter', 'Perawat', 'Nutrisionis', 'Sanitarian', 'Bidan'] as const

/** As many places as asked for, at least the sample's; heads come before those whom they lead. */
export function bigCityPlaces(seed: number, size: number): Organisation {
  const { units, slots } = buildOrganisation(seed, Math.min(size, sampleSize))
  const allUnits: SampleUnit[] = [...units]
  const allSlots: Slot[] = [...slots]
  const agency = (code: string): SampleUnit => {
    const unit = units.find((each) => each.code === code)
    if (!unit) throw new Error(`The sample has no agency ${code}`)
    return unit
  }
  const [schools, clinics] = [agency('DISDIK'), agency('DINKES')]

  for (let ordinal = 1; allSlots.length < size; ordinal++) {
    const isClinic = ordinal % clinicEvery === 0
    const parent = isClinic ? clinics : schools
    const number = `${ordinal}`.padStart(3, '0')
    const name = isClinic ? `Puskesmas Rekaan ${number}` : `${ordinal % 3 ? 'SD' : 'SMP'} Negeri Rekaan ${number}`
    const unit: SampleUnit = {
      id: `${parent.code}.R${number}`,
      parentId: parent.id,
      agencyId: parent.id,
      code: `${parent.code}.R${number}`,
      name,
      shortName: name,
      kind: isClinic ? 'puskesmas' : 'sekolah',
      isAgency: false,
      workWeekDays: 6,
    }
    allUnits.push(unit)
    const head = `${unit.code}/kepala`
    const place = { unit, echelon: null, title: null, leads: null }
    const chief = isClinic ? 'DINKES/kabid1' : `DISDIK/kabid${ordinal % 3 ? 0 : 1}`
    const profession = isClinic ? 'Dokter' : 'Guru'
    allSlots.push({ ...place, key: head, profession, leads: `Kepala ${name}`, superior: chief })
    for (let staff = 0; staff < staffEach && allSlots.length < size; staff++) {
      const own = staff >= staffEach - 2 ? null : isClinic ? (nurses[staff % nurses.length] ?? null) : 'Guru'
      allSlots.push({ ...place, key: `${unit.code}/${staff}`, profession: own, superior: head })
    }
  }
  return { units: allUnits, slots: allSlots }
}
