/** The outlook: a guess between two looks that never hides a waiting lane for long. */
import { describe, expect, it } from 'vitest'
import { createOutlook } from '#flows/outlook.ts'

const none = { answer: 0, security: 0, reminder: 0, broadcast: 0 }
const endless = Number.POSITIVE_INFINITY

describe('the outlook', () => {
  it('takes a lane that filled the look for endless, and counts the others down', () => {
    const outlook = createOutlook()
    expect(outlook.guess(0)).toBeNull()
    outlook.saw({ ...none, answer: 3, broadcast: 10 }, 10, 0)
    expect(outlook.guess(1)).toEqual({ ...none, answer: 3, broadcast: endless })
    outlook.claimed({ ...none, answer: 3, broadcast: 7 }, true)
    expect(outlook.guess(2)).toEqual({ ...none, broadcast: endless })
  })

  it('looks again when less came than asked, when time has passed, when something new came, and when nothing is left', () => {
    const outlook = createOutlook()
    const see = (nowMs: number) => outlook.saw({ ...none, answer: 2 }, 10, nowMs)
    see(0)
    outlook.claimed({ ...none, answer: 1 }, false)
    expect(outlook.guess(1)).toBeNull()
    see(0)
    expect(outlook.guess(99)).not.toBeNull()
    expect(outlook.guess(100)).toBeNull()
    see(200)
    outlook.forget()
    expect(outlook.guess(201)).toBeNull()
    see(300)
    outlook.claimed({ ...none, answer: 2 }, true)
    expect(outlook.guess(301)).toBeNull()
  })
})
