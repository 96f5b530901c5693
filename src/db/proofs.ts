/** What proves who somebody is: the number on record with the right NIP, or an activation code; and the tries so far. */
import type { Proofs } from '#ports/binding.ts'
import type { Clock } from '#ports/clock.ts'
import { hashActivationCode } from './activation-code.ts'
import { fromInstant, toDate } from './calendar-date.ts'
import type { Db } from './client.ts'

export function createProofs(needs: { db: Db; clock: Clock; secret: string }): Proofs {
  const { db, clock, secret } = needs
  const stillHere = () => ({ OR: [{ leftOn: null }, { leftOn: { gt: toDate(clock.today()) } }] })
  return {
    async employeeByPhoneAndNip(phone, nip) {
      const today = toDate(clock.today())
      const row = await db.employeeNumber.findFirst({
        where: {
          value: nip,
          kind: { in: ['nip', 'ni_pppk'] },
          OR: [{ validTo: null }, { validTo: { gte: today } }],
          employee: { phone, ...stillHere() },
        },
        select: { employeeId: true },
      })
      return row?.employeeId ?? null
    },
    async redeemCode(code) {
      const now = fromInstant(clock.now())
      // One statement takes the code, so two chats cannot use it at once.
      const [row] = await db.activationCode.updateManyAndReturn({
        where: {
          codeHash: hashActivationCode(code, secret),
          usedAt: null,
          expiresAt: { gt: now },
          employee: stillHere(),
        },
        data: { usedAt: now },
        select: { employeeId: true },
      })
      return row?.employeeId ?? null
    },
    async ownerOf(phone) {
      const row = await db.employee.findFirst({
        where: { phone, ...stillHere() },
        orderBy: { id: 'asc' },
        select: { id: true },
      })
      return row?.id ?? null
    },
    async failuresSince({ channel, account, address }, employeeId, since) {
      const failed = { succeeded: false, at: { gte: fromInstant(since) } }
      const ofAddress = await db.bindingAttempt.count({ where: { channel, account, address, ...failed } })
      const ofAccount = await db.bindingAttempt.count({ where: { channel, account, ...failed } })
      const onEmployee = employeeId === null ? 0 : await db.bindingAttempt.count({ where: { employeeId, ...failed } })
      return { ofAddress, ofAccount, onEmployee }
    },
    async recordAttempt({ channel, account, address }, employeeId, succeeded) {
      await db.bindingAttempt.create({
        data: { channel, account, address, employeeId, succeeded, at: fromInstant(clock.now()) },
      })
    },
  }
}
