/** The tree of units and the places (slots) that people fill, each with its superior's place. */
import type { Echelon } from '#core/personnel/record.ts'
import { type AgencyPlan, agencyPlans, clinicPlans, districtPlans, schoolPlans } from './agencies.ts'
import type { SampleUnit } from './sample-city.ts'
import { sampleId } from './sample-id.ts'

export interface Slot {
  /** Stable name of the place; the person's id is made from it. */
  readonly key: string
  readonly unit: SampleUnit
  /** Null: the person is staff, whose post is drawn. */
  readonly echelon: Echelon | null
  readonly title: string | null
  readonly profession: string | null
  /** Leads a school or a clinic beside the functional post. */
  readonly leads: string | null
  readonly superior: string | null
}

export interface Organisation {
  readonly units: readonly SampleUnit[]
  readonly slots: readonly Slot[]
}

type Place = Partial<Pick<Slot, 'echelon' | 'title' | 'profession' | 'leads'>>

export function buildOrganisation(seed: number, size: number): Organisation {
  const units: SampleUnit[] = []
  const slots: Slot[] = []

  const addUnit = (
    parent: SampleUnit | null,
    code: string,
    name: string,
    kind: string,
    options: { shortName?: string; isAgency?: boolean; workWeekDays?: 5 | 6 } = {},
  ): SampleUnit => {
    const id = sampleId(seed, `unit/${code}`)
    const isAgency = options.isAgency ?? false
    const unit: SampleUnit = {
      id,
      parentId: parent?.id ?? null,
      agencyId: isAgency ? id : (parent?.agencyId ?? id),
      code,
      name,
      shortName: options.shortName ?? name,
      kind,
      isAgency,
      workWeekDays: options.workWeekDays ?? parent?.workWeekDays ?? 5,
    }
    units.push(unit)
    return unit
  }
  const addSlot = (key: string, unit: SampleUnit, superior: string | null, place: Place = {}): string => {
    slots.push({ key, unit, superior, echelon: null, title: null, profession: null, leads: null, ...place })
    return key
  }
  const addAdministration = (agency: SampleUnit, code: string, head: string): { desk: SampleUnit; chief: string } => {
    const office = addUnit(agency, `${code}.SEKR`, 'Sekretariat', 'bidang')
    const noun = agency.kind === 'badan' ? 'Badan' : agency.kind === 'dinas' ? 'Dinas' : agency.shortName
    const secretary = addSlot(`${code}/sekretaris`, office, head, { echelon: 'III.a', title: `Sekretaris ${noun}` })
    const desk = addUnit(office, `${code}.UMPEG`, 'Subbagian Umum dan Kepegawaian', 'subbagian')
    const title = 'Kepala Subbagian Umum dan Kepegawaian'
    return { desk, chief: addSlot(`${code}/kasubbag`, desk, secretary, { echelon: 'IV.a', title }) }
  }

  const secretariat = addUnit(null, 'SETDA', 'Sekretariat Daerah', 'sekretariat', {
    shortName: 'Setda',
    isAgency: true,
  })
  const sekda = addSlot('SETDA/sekda', secretariat, null, { echelon: 'II.a', title: 'Sekretaris Daerah' })
  const assistantTitles = ['Asisten Pemerintahan dan Kesejahteraan Rakyat', 'Asisten Administrasi Umum'] as const
  const divisions = ['Bagian Organisasi', 'Bagian Hukum', 'Bagian Umum'] as const
  const assistants = assistantTitles.map((title, index) =>
    addSlot(`SETDA/asisten${index}`, secretariat, sekda, { echelon: 'II.b', title }),
  )
  divisions.forEach((name, index) => {
    const unit = addUnit(secretariat, `SETDA.B${index}`, name, 'bagian')
    const chief = addSlot(`SETDA/kabag${index}`, unit, assistants[index === 0 ? 1 : 0] ?? sekda, {
      echelon: 'III.a',
      title: `Kepala ${name}`,
    })
    const subunit = addUnit(unit, `SETDA.B${index}.TU`, 'Subbagian Tata Usaha', 'subbagian')
    const leader = addSlot(`SETDA/kasubbag${index}`, subunit, chief, {
      echelon: 'IV.a',
      title: 'Kepala Subbagian Tata Usaha',
    })
    addSlot(`SETDA/jf${index}`, unit, chief, { profession: index === 1 ? 'Perancang Peraturan' : 'Analis Kebijakan' })
    for (let staff = 0; staff < 2; staff++) addSlot(`SETDA/staf${index}${staff}`, subunit, leader)
  })

  for (const plan of agencyPlans) addAgency(plan)
  for (const { name, villages } of districtPlans) {
    const code = `KEC.${name.toUpperCase().replaceAll(' ', '')}`
    const district = addUnit(null, code, `Kecamatan ${name}`, 'kecamatan', { isAgency: true })
    const head = addSlot(`${code}/camat`, district, sekda, { echelon: 'III.a', title: `Camat ${name}` })
    const secretary = addSlot(`${code}/sekcam`, district, head, { echelon: 'III.b', title: 'Sekretaris Kecamatan' })
    const section = addUnit(district, `${code}.PEM`, 'Seksi Pemerintahan', 'seksi')
    const chief = addSlot(`${code}/kasi`, section, head, { echelon: 'IV.a', title: 'Kepala Seksi Pemerintahan' })
    addSlot(`${code}/staf0`, section, chief)
    addSlot(`${code}/staf1`, district, secretary)
    for (const village of villages) {
      const place = `${code}.${village.toUpperCase().replaceAll(' ', '')}`
      const unit = addUnit(district, place, `Kelurahan ${village}`, 'kelurahan')
      const leader = addSlot(`${place}/lurah`, unit, head, { echelon: 'IV.a', title: `Lurah ${village}` })
      addSlot(`${place}/staf0`, unit, leader)
    }
  }
  fillUp()
  return { units, slots }

  function addAgency(plan: AgencyPlan): void {
    const { code } = plan
    const options = { shortName: plan.shortName, isAgency: true, workWeekDays: plan.workWeekDays ?? (5 as const) }
    const agency = addUnit(null, code, plan.name, plan.kind, options)
    const head = addSlot(`${code}/kepala`, agency, sekda, { echelon: 'II.b', title: plan.head })
    const { desk, chief } = addAdministration(agency, code, head)
    const sections = plan.sections.map((name, index) => {
      const unit = addUnit(agency, `${code}.B${index}`, name, 'bidang')
      const title = name.startsWith('Inspektorat') ? name.replace('Inspektorat', 'Inspektur') : `Kepala ${name}`
      return { unit, chief: addSlot(`${code}/kabid${index}`, unit, head, { echelon: 'III.b', title }) }
    })
    for (let index = 0; index < plan.staff; index++) {
      const section = sections[index % sections.length]
      if (!section) continue
      // Every third one sits at the desk of general affairs, the others in the sections.
      if (index % 3 === 2) addSlot(`${code}/staf${index}`, desk, chief)
      else if (index % 2 === 0 || plan.kind === 'rumah_sakit') {
        const profession = plan.professions[Math.floor(index / 2) % plan.professions.length] ?? null
        addSlot(`${code}/jf${index}`, section.unit, section.chief, { profession })
      } else addSlot(`${code}/staf${index}`, section.unit, section.chief)
    }
    if (code === 'DISDIK') addSchools(agency)
    if (code === 'DINKES') addClinics(agency)
  }

  function addSchools(agency: SampleUnit): void {
    schoolPlans.forEach((name, index) => {
      const unit = addUnit(agency, `DISDIK.S${index}`, name, 'sekolah', { workWeekDays: 6 })
      const principal = addSlot(`DISDIK/kepsek${index}`, unit, `DISDIK/kabid${index === 2 ? 1 : 0}`, {
        profession: 'Guru',
        leads: `Kepala ${name}`,
      })
      for (let teacher = 0; teacher < 4; teacher++) {
        addSlot(`DISDIK/guru${index}${teacher}`, unit, principal, { profession: 'Guru' })
      }
    })
  }

  function addClinics(agency: SampleUnit): void {
    clinicPlans.forEach((name, index) => {
      const unit = addUnit(agency, `DINKES.P${index}`, name, 'puskesmas', { workWeekDays: 6 })
      const leader = addSlot(`DINKES/kapus${index}`, unit, 'DINKES/kabid1', {
        profession: 'Dokter',
        leads: `Kepala ${name}`,
      })
      const professions = ['Perawat', 'Bidan', 'Perawat', 'Nutrisionis', 'Sanitarian'] as const
      professions.forEach((profession, place) => {
        addSlot(`DINKES/nakes${index}${place}`, unit, leader, { profession })
      })
    })
  }

  /** More staff at the desks of general affairs, agency after agency, until the city has its size. */
  function fillUp(): void {
    const desks = slots.filter((slot) => slot.key.endsWith('/kasubbag') || slot.key.endsWith('/lurah'))
    for (let index = 0; slots.length < size; index++) {
      const desk = desks[index % desks.length]
      if (!desk) return
      addSlot(`${desk.key}/tambahan${index}`, desk.unit, desk.key)
    }
  }
}
