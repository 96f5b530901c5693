/** Picking a person at the terminal. */
import { describe, expect, it } from 'vitest'
import { matchPeople } from '#channels/terminal/match-people.ts'

const person = (displayName: string, note: string | null = null) => ({
  employeeId: displayName,
  displayName,
  postTitle: 'Arsiparis',
  unitName: 'Bidang Arsip',
  agencyName: 'Dinas Arsip',
  note,
})
const people = [person('Budi Setiawan, S.H.'), person('Budi Setiawan, S.E.'), person('Ratna', 'Lahir 29 Februari')]

describe('matchPeople', () => {
  it.each([
    ['3', [3]],
    ['0', []],
    ['4', []],
    ['budi', [1, 2]],
    ['setiawan s.e.', [2]],
    ['RATNA', [3]],
    ['februari', [3]],
    ['arsiparis', [1, 2, 3]],
    ['tidak ada', []],
    ['', [1, 2, 3]],
  ])('%j fits %j', (wish, numbers) => {
    expect(matchPeople(people, wish).map((found) => found.number)).toEqual(numbers)
  })
})
