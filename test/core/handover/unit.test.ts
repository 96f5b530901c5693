/** Which part of HR a matter goes to: by topic, by subject, by an article's slug. */
import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { topics } from '#core/dialogue/command.ts'
import { unitOf } from '#core/handover/unit.ts'

it.each([
  ['promotion.next', 'mutasi'],
  ['raise.next', 'mutasi'],
  ['proposal.status', 'mutasi'],
  ['career.contract', 'mutasi'],
  ['career.profile', 'data'],
  ['retirement.date', 'pensiun'],
  ['leave.balance', 'pensiun'],
  ['training.hours', 'pengembangan'],
  ['training.list', 'pengembangan'],
  ['appraisal.status', 'kinerja'],
  ['appraisal_dispute', 'kinerja'],
  ['transfer', 'mutasi'],
  ['study', 'pengembangan'],
  ['bereavement', 'pensiun'],
  ['family', 'pensiun'],
  ['system_access', 'data'],
  ['attendance', 'kinerja'],
  ['pensiun-dini', 'pensiun'],
  ['kgb-ditunda', 'mutasi'],
  ['berkas-kenaikan-pangkat', 'mutasi'],
  ['latsar-cpns', 'pengembangan'],
  ['', 'umum'],
  ['harassment', 'umum'],
])('%s goes to %s', (subject, unit) => {
  expect(unitOf(subject)).toBe(unit)
})

it('leaves few topics and articles to nobody in particular', () => {
  const slugs = readdirSync('prompts/knowledge').map((file) => file.replace('.md', ''))
  const general = [...topics, ...slugs].filter((subject) => unitOf(subject) === 'umum')
  expect(general.length).toBeLessThan((topics.length + slugs.length) * 0.25)
})
