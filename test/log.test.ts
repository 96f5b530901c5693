/** The log: useful to operators, and empty of people. */
import { expect, it } from 'vitest'
import { createLog } from '#src/log.ts'

function logged(error: unknown): { line: string; entry: { level: number; msg: string; err: Record<string, unknown> } } {
  const lines: string[] = []
  createLog({ level: 'info', write: (line) => lines.push(line) }).error({ err: error }, 'it failed')
  const [line = ''] = lines
  return { line, entry: JSON.parse(line) }
}

it('says what kind of error it was and where, never what it quotes', () => {
  const error = Object.assign(new Error('Key (value)=(198802292012122999) already exists: Budi'), {
    name: 'DatabaseError',
    code: '23505',
    constraint: 'employee_number_value_key',
    detail: 'Key (value)=(198802292012122999)',
    parameters: ['+62811000001'],
  })
  const { line, entry } = logged(error)
  expect(entry.msg).toBe('it failed')
  expect(entry.err).toMatchObject({ type: 'DatabaseError', code: '23505', constraint: 'employee_number_value_key' })
  expect(entry.err.at).toEqual(expect.arrayContaining([expect.stringContaining('log.test.ts')]))
  expect(line).not.toMatch(/198802292012122999|Budi|62811/)
})

it('looks into causes in the same way', () => {
  const { line, entry } = logged(new Error('Budi', { cause: Object.assign(new Error('NIP 1988'), { code: 'P2002' }) }))
  expect(entry.err.cause).toMatchObject({ type: 'Error', code: 'P2002' })
  expect(line).not.toMatch(/Budi|1988/)
})

it('keeps the message of a system error, which names a server only', () => {
  const error = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
  })
  expect(logged(error).entry.err.message).toBe('connect ECONNREFUSED 127.0.0.1:5432')
})

it('does not stumble over what is no error', () => {
  expect(logged('Budi').entry.err).toEqual({ type: 'string' })
})
