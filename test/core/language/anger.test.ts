/** Whether a complaint is shouted. */
import { describe, expect, it } from 'vitest'
import { isAngry } from '#core/language/anger.ts'

describe('anger', () => {
  it.each(['pelayanan payah', 'KENAPA LAMA SEKALI PROSESNYA', 'gimana sih ini!!!', 'jancuk suwe tenan', 'saya marah'])(
    '%s',
    (text) => expect(isAngry(text)).toBe(true),
  )
  it.each(['kok lama ya', 'SKP saya', 'mohon dipercepat!', 'KGB', ''])('none in: %s', (text) =>
    expect(isAngry(text)).toBe(false),
  )
})
