/** People to whom a template opened a conversation within a day, counted through the index made for it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createOpenings } from '#db/openings.ts'
import type { Sql } from '#db/sql.ts'
import { createSpine, type Spine } from '#test/support/spine.ts'

const account = '106540352242922'
let spine: Spine
beforeAll(async () => {
  spine = await createSpine()
  // 20,000 messages over some 55 hours to 500 people, every tenth of them with a template.
  await spine.sql(
    `INSERT INTO outbound_message (id, channel, account, address, lane, cause, content, state, sent_at)
     SELECT md5(i::text), 'whatsapp_cloud', $1, (i % 500)::text, 'reminder', 'reminder:' || i,
       CASE WHEN i % 10 = 0 THEN '{"template":{}}' ELSE '{}' END::jsonb, 'sent', now() - i * interval '10 s'
     FROM generate_series(1, 20000) i`,
    [account],
  )
  await spine.sql('ANALYZE outbound_message', [])
})
afterAll(() => spine.close())

it('counts each person once, the one in question not at all, and nobody of yesterday', async () => {
  const openings = createOpenings({ sql: spine.sql })
  const to = (address: string) => ({ channel: 'whatsapp_cloud', account, address }) as const
  expect(await openings.sinceDay(to('999'))).toBe(50)
  expect(await openings.sinceDay(to('10'))).toBe(49)
  expect(await openings.sinceDay({ ...to('999'), account: 'another' })).toBe(0)
})

it('reads the index that holds only templates', async () => {
  const plans: string[] = []
  const explain = async (text: string, values: readonly unknown[]) => {
    const lines = await spine.sql<{ readonly 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values)
    plans.push(...lines.map((line) => line['QUERY PLAN']))
    return []
  }
  const sql = Object.assign(explain, { close: async () => {} }) as Sql
  await createOpenings({ sql }).sinceDay({ channel: 'whatsapp_cloud', account, address: '1' })
  expect(plans.join('\n')).toContain('using outbound_message_openings')
})
