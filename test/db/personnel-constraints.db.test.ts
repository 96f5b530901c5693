/** What the database itself refuses, whoever writes: each attempt breaks one constraint, named in the error. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleCast } from '#prisma/sample/sample-cast.ts'
import { seedDefaults, seedSampleCity } from '#prisma/sample/seed.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
const sekda = sampleCast().find(({ key }) => key === 'sekda')?.employeeId ?? ''

beforeAll(async () => {
  database = await createTestDatabase()
  await seedDefaults(database.prisma)
  await seedSampleCity(database.prisma, { today: Temporal.PlainDate.from('2026-11-24') })
})
afterAll(() => database?.close())

const attempts: readonly (readonly [constraint: string, statement: string])[] = [
  ['employee_not_own_supervisor', `UPDATE employee SET supervisor_id = id WHERE id = '${sekda}'`],
  ['employee_phone_e164', `UPDATE employee SET phone = '08110000001' WHERE id = '${sekda}'`],
  ['employee_bup', `UPDATE employee SET bup = 20 WHERE id = '${sekda}'`],
  ['employee_full_name', `UPDATE employee SET full_name = ' ' WHERE id = '${sekda}'`],
  ['employee_number_digits', `UPDATE employee_number SET value = '12345' WHERE employee_id = '${sekda}'`],
  [
    'employee_number_current',
    `INSERT INTO employee_number (employee_id, batch_id, kind, value)
       SELECT id, batch_id, 'nip', '199001012015011999' FROM employee WHERE id = '${sekda}'`,
  ],
  ['unit_agency_is_own', `UPDATE unit SET agency_id = (SELECT id FROM unit WHERE code = 'BKPP') WHERE code = 'DPU'`],
  ['unit_work_week', `UPDATE unit SET work_week_days = 7 WHERE code = 'DPU'`],
  ['rank_entry_grade', `UPDATE rank_entry SET grade = 'V/a' WHERE employee_id = '${sekda}'`],
  ['rank_entry_service', `UPDATE rank_entry SET service_months = 12 WHERE employee_id = '${sekda}'`],
  ['raise_entry_service', `UPDATE raise_entry SET service_months = -1 WHERE employee_id = '${sekda}'`],
  ['post_entry_range', `UPDATE post_entry SET ended_on = tmt - 1 WHERE employee_id = '${sekda}'`],
  ['post_entry_echelon', `UPDATE post_entry SET echelon = 'V.a' WHERE employee_id = '${sekda}'`],
  ['post_entry_level', `UPDATE post_entry SET level = 'ahli_muda' WHERE employee_id = '${sekda}'`],
  ['credit_entry_range', `UPDATE credit_entry SET period_until = period_from - 1`],
  ['status_entry_not_active', `UPDATE status_entry SET status = 'aktif'`],
  ['contract_range', `UPDATE contract SET ends_on = starts_on - 1`],
  ['leave_year_days', `UPDATE leave_year SET used = -1 WHERE employee_id = '${sekda}'`],
  ['appraisal_year_predicate', `UPDATE appraisal_year SET predicate = 6 WHERE employee_id = '${sekda}'`],
  ['appraisal_year_result', `UPDATE appraisal_year SET result = 0 WHERE employee_id = '${sekda}'`],
  ['appraisal_year_not_own_rater', `UPDATE appraisal_year SET rater_id = employee_id WHERE employee_id = '${sekda}'`],
  ['periodic_evaluation_quarter', `UPDATE periodic_evaluation SET quarter = 5 WHERE quarter = 4`],
  ['competency_assessment_level', `UPDATE competency_assessment SET assessed = 6 WHERE employee_id = '${sekda}'`],
  ['training_session_range', `UPDATE training_session SET ends_on = starts_on - 1`],
  ['training_session_times', `UPDATE training_session SET start_time = '8.00'`],
  ['certificate_hours', `UPDATE certificate SET hours = -4`],
  ['holiday_status', `UPDATE holiday SET status = 'kira-kira'`],
  ['rule_parameter_status', `UPDATE rule_parameter SET status = 'katanya'`],
]

describe('the database', () => {
  it.each(attempts)('holds %s', async (constraint, statement) => {
    await expect(database.prisma.$executeRawUnsafe(statement)).rejects.toThrow(constraint)
  })

  it('allows the old nine-digit number beside the present one', async () => {
    const { prisma } = database
    const { batchId } = await prisma.employee.findUniqueOrThrow({ where: { id: sekda } })
    await prisma.employeeNumber.create({ data: { employeeId: sekda, kind: 'nip_lama', value: '500999001', batchId } })
    expect(await prisma.employeeNumber.count({ where: { employeeId: sekda } })).toBe(2)
  })
})
