/** A person keeps the address; another number is another chat, another LID another sender. */
import { describe, expect, it } from 'vitest'
import { type Identity, recognise } from '#core/whatsapp-identity.ts'

const ann = '6281100009001'
const new_ = '6281100009009'
const known = (address: string, lid: string | null, number: string | null): Identity => ({ address, lid, number })

describe('whoever writes', () => {
  const cases: [
    name: string,
    known: Identity[],
    lid: string | null,
    number: string | null,
    expected: Identity,
    moved?: string[],
  ][] = [
    ['is new by both names', [], '1@lid', ann, known(ann, '1@lid', ann)],
    ['is new by LID alone', [], '1@lid', null, known('1@lid', '1@lid', null)],
    ['is new by number alone', [], null, ann, known(ann, null, ann)],
    ['comes again', [known(ann, '1@lid', ann)], '1@lid', ann, known(ann, '1@lid', ann)],
    ['comes again by LID alone', [known(ann, '1@lid', ann)], '1@lid', null, known(ann, '1@lid', ann)],
    ['comes again by number alone', [known(ann, '1@lid', ann)], null, ann, known(ann, '1@lid', ann)],
    ['was known by number and has a LID now', [known(ann, null, ann)], '1@lid', ann, known(ann, '1@lid', ann)],
    [
      'was known by LID and has a number now',
      [known('1@lid', '1@lid', null)],
      '1@lid',
      ann,
      known('1@lid', '1@lid', ann),
    ],
    ['has another number', [known(ann, '1@lid', ann)], '1@lid', new_, known(new_, '1@lid', new_), [ann]],
    ['has the number of somebody else', [known(ann, '1@lid', ann)], '2@lid', ann, known(ann, '2@lid', ann)],
    [
      'was known by each name alone, as two',
      [known('1@lid', '1@lid', null), known(ann, null, ann)],
      '1@lid',
      ann,
      known(ann, '1@lid', ann),
      ['1@lid'],
    ],
    [
      'takes over a number that was known',
      [known(new_, '2@lid', new_), known(ann, '1@lid', ann)],
      '2@lid',
      ann,
      known(ann, '2@lid', ann),
      [new_],
    ],
  ]
  it.each(cases)('%s', (_name, before, lid, number, identity, moved = []) => {
    expect(recognise(before, { lid, number }, true)).toEqual({ identity, moved })
  })
})

describe('what WhatsApp says of two names', () => {
  it('makes nobody known', () => {
    expect(recognise([], { lid: '1@lid', number: ann }, false)).toEqual({ identity: null, moved: [] })
  })
  it('completes who is known', () => {
    expect(recognise([known(ann, null, ann)], { lid: '1@lid', number: ann }, false).identity).toEqual(
      known(ann, '1@lid', ann),
    )
  })
  it('ends a chat whose number or whose person is another', () => {
    expect(recognise([known(ann, '1@lid', ann)], { lid: '2@lid', number: ann }, false)).toEqual({
      identity: null,
      moved: [ann],
    })
    expect(recognise([known(ann, '1@lid', ann)], { lid: '1@lid', number: new_ }, false)).toEqual({
      identity: null,
      moved: [ann],
    })
  })
})
