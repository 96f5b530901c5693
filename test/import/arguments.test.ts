/** The command line of an import: what is understood, and what is refused with a reason. */
import { describe, expect, it } from 'vitest'
import { readArguments, UsageProblem } from '#src/import/arguments.ts'

describe('the command line of an import', () => {
  it('reads files with what belongs to them', () => {
    expect(
      readArguments([
        'a.xlsx',
        'b.csv',
        '--apply',
        '--partial',
        '--as-of',
        '2026-11-20',
        '--by',
        'Umpeg',
        '--rejects',
        'x.xlsx',
      ]),
    ).toEqual({
      verb: 'stage',
      from: { is: 'files', files: ['a.xlsx', 'b.csv'] },
      scope: 'partial',
      isApplied: true,
      asOf: Temporal.PlainDate.from('2026-11-20'),
      by: 'Umpeg',
      rejects: 'x.xlsx',
    })
    expect(readArguments(['a.xlsx'])).toMatchObject({ scope: 'city', isApplied: false, asOf: null, by: 'command' })
  })

  it('reads the verbs', () => {
    expect(readArguments(['list'])).toEqual({ verb: 'list' })
    expect(readArguments(['show', '12'])).toEqual({ verb: 'show', number: 12, rejects: null })
    expect(readArguments(['undo', '3', '--by', 'A'])).toEqual({ verb: 'undo', number: 3, by: 'A' })
    expect(readArguments(['release', '3', '--code', 'rank_falls'])).toMatchObject({ code: 'rank_falls' })
    expect(readArguments(['--siasn'])).toMatchObject({ verb: 'stage', from: { is: 'siasn', nips: null } })
    expect(readArguments(['--template', 'isian.xlsx'])).toEqual({ verb: 'template', path: 'isian.xlsx' })
  })

  it.each([
    [[], /Usage/],
    [['--siasn', 'a.xlsx'], /not both/],
    [['apply'], /number of one import/],
    [['undo', 'semua'], /number of one import/],
    [['release', '3'], /--code with one of/],
    // A rejected row can't be used, whoever wants it.
    [['release', '3', '--code', 'nip_invalid'], /cannot be released/],
    [['a.xlsx', '--as-of', '31-12-2026'], /2026-11-24/],
    [['a.xlsx', '--as-of', '2026-02-30'], /2026-11-24/],
    [['a.xlsx', '--rejects', 'hasil.csv'], /\.xlsx/],
    [['a.xlsx', '--nips', 'nip.txt'], /goes with --siasn/],
    [['a.xlsx', '--terapkan'], /Usage/],
  ])('refuses %j', (args, why) => {
    const read = () => readArguments(args)
    expect(read).toThrow(UsageProblem)
    expect(read).toThrow(why)
  })
})
