/** The answer about annual leave (cuti tahunan) that is left. */
import { annualLeave } from '../personnel/leave.ts'
import { closing } from './closing.ts'
import { discreet } from './discreet.ts'
import type { Facts } from './facts.ts'
import { offer, type Reply, reply } from './reply.ts'
import { offerTopic } from './topic-labels.ts'

export function leaveAnswer(facts: Facts): Reply {
  const { record, parameters, today } = facts
  const found = annualLeave(record, today, parameters)
  const { quota, used, remaining, year, outcome } = found.value
  const choices = [offerTopic('calendar.holidays'), offer('Data saya keliru', { name: 'correct_data', field: 'leave' })]
  if (!quota) {
    const keterangan = found.caveats.map((teks) => ({ teks: discreet(teks) }))
    return reply(
      'leave.none',
      { ...closing(facts, { basis: found.basis }), belum: outcome === 'not_yet', keterangan },
      choices,
    )
  }
  return reply(
    'leave.balance',
    {
      ...closing(facts, found),
      tahun: year,
      sisa: remaining,
      jatah: quota.base,
      rinci: quota.total > quota.base,
      bawaan: quota.carried > 0 ? quota.carried : null,
      pengganti: quota.collective > 0 ? quota.collective : null,
      jumlah: quota.total,
      terpakai: used || null,
    },
    choices,
  )
}
