/** Asks SIASN politely: at the agreed rate, with both tokens, again where that helps, and not at all once it is down. */
import { failed } from '#core/result.ts'
import { SourceUnreadable } from '#ports/personnel-source.ts'
import type { Fault } from './fault.ts'
import { faultText } from './fault.ts'
import type { Gate } from './gate.ts'
import { wait } from './gate.ts'
import { httpRequest } from './http-request.ts'
import type { RowReader } from './read-answer.ts'
import type { Token } from './token.ts'

type Rows = ReturnType<RowReader['read']>

export interface Service {
  /** Throws `SourceUnreadable` when too many requests in a row have failed, and the signal's reason. */
  ask(path: string, reader: RowReader, signal: AbortSignal): Promise<Rows>
}

interface ServiceNeeds {
  readonly baseUrl: string
  readonly gateway: Token
  readonly user: Token
  readonly gate: Gate
  readonly timeoutMs: number
  readonly backoffMs: number
  readonly random: () => number
}

export function createService(needs: ServiceNeeds): Service {
  const base = needs.baseUrl.replace(/\/+$/, '')
  let failedInARow = 0

  const once = async (path: string, signal: AbortSignal) => {
    await needs.gate.leave(signal)
    const [gateway, user] = await Promise.all([needs.gateway.get(signal), needs.user.get(signal)])
    const headers = { authorization: `Bearer ${gateway}`, auth: `bearer ${user}` }
    const answer = await httpRequest({ url: `${base}/${path}`, headers, timeoutMs: needs.timeoutMs, signal })
    if (answer.ok && answer.value.status === 401) {
      // It isn't said which of the two is meant.
      needs.gateway.refused(gateway)
      needs.user.refused(user)
    }
    return answer
  }

  const ask = async (path: string, reader: RowReader, signal: AbortSignal): Promise<Rows> => {
    let fault: Fault = { kind: 'unreached' }
    let wasRefused = false
    for (let attempt = 1; attempt <= tries; attempt++) {
      // Spread out, so that requests that failed together don't come back together.
      if (attempt > 1) await wait(needs.backoffMs * 2 ** (attempt - 2) * (0.5 + needs.random()), signal)
      const answer = await once(path, signal)
      if (!answer.ok) {
        fault = answer.problem
        continue
      }
      const { status, body, retryAfterMs } = answer.value
      if (status === 200) {
        const rows = reader.read(body)
        if (rows.ok || rows.problem.kind === 'shape') return rows
        fault = rows.problem
        continue
      }
      // Some gateways say 404 where there is nothing.
      if (status === 404 && reader.read(body).ok) return reader.read(body)
      fault = { kind: 'status', status }
      if (status === 429 || status === 503) closeGate(retryAfterMs ?? (status === 429 ? needs.backoffMs * 2 : 0))
      if (status === 401 && !wasRefused) {
        wasRefused = true
        continue
      }
      if (status < 500 && status !== 429 && status !== 408) break
    }
    return failed(fault)
  }

  const closeGate = (waitMs: number): void => {
    if (waitMs > longestWaitMs) {
      const minutes = Math.ceil(waitMs / 60_000)
      throw new SourceUnreadable(
        `SIASN meminta menunggu ${minutes} menit. Jalankan perintah yang sama setelah itu: yang sudah terambil tersimpan.`,
      )
    }
    needs.gate.close(waitMs)
  }

  return {
    async ask(path, reader, signal) {
      const rows = await ask(path, reader, signal)
      failedInARow = rows.ok ? 0 : failedInARow + 1
      if (!rows.ok && failedInARow >= downAfter) {
        throw new SourceUnreadable(
          `SIASN sedang tidak melayani: ${downAfter} permintaan berturut-turut gagal. ${faultText(rows.problem)} ` +
            'Jalankan perintah yang sama nanti: yang sudah terambil tersimpan.',
        )
      }
      return rows
    },
  }
}

const tries = 5
const downAfter = 20
const longestWaitMs = 10 * 60_000
