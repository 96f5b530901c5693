/** What was said for what was meant, counted by label; questions that hold several requests are left out. */
import type { Outcome } from '../measure.ts'
import { plainLabel } from '../peers/peer.ts'

export interface Confusion {
  /** By area, then by name; `none` is the last. */
  readonly labels: readonly string[]
  count(meant: string, said: string): number
}

/** What stands in the place of a label when the engine committed itself to none. */
export const askedBack = 'clarify'

export function meantLabel({ expected }: Pick<Outcome, 'expected'>): string {
  return plainLabel(expected.split(' ')[0] ?? '')
}

/** Of several commands the first that was not meant. */
export function saidLabel({ expected, said }: Pick<Outcome, 'expected' | 'said'>): string {
  const labels = said.split(' + ').map((one) => plainLabel(one.split(' ')[0] ?? ''))
  return labels.find((label) => label !== meantLabel({ expected })) ?? labels[0] ?? 'none'
}

export const isSingle = ({ expected }: Pick<Outcome, 'expected'>): boolean => !expected.includes('+')

export function confusionOf(outcomes: readonly Outcome[]): Confusion {
  const counts = new Map<string, number>()
  const seen = new Set<string>()
  for (const outcome of outcomes.filter(isSingle)) {
    const meant = meantLabel(outcome)
    const said = saidLabel(outcome)
    counts.set(`${meant} ${said}`, (counts.get(`${meant} ${said}`) ?? 0) + 1)
    seen.add(meant)
    if (said !== askedBack) seen.add(said)
  }
  return {
    labels: [...seen].sort(byArea),
    count: (meant, said) => counts.get(`${meant} ${said}`) ?? 0,
  }
}

const areas = [
  'career',
  'promotion',
  'raise',
  'retirement',
  'proposal',
  'leave',
  'training',
  'submit_certificate',
  'appraisal',
  'calendar',
  'requests',
  'policy',
  'correct_data',
  'unsupported',
  'refuse',
  'link',
  'unlink',
  'consent',
  'not_me',
  'about',
  'help',
  'handoff',
  'complain',
  'dispute',
]

function byArea(a: string, b: string): number {
  return placeOf(a) - placeOf(b) || (a < b ? -1 : a > b ? 1 : 0)
}

/** Small talk and answers follow what has an area. */
function placeOf(label: string): number {
  if (label === 'none') return areas.length + 1
  const place = areas.indexOf(label.split('.')[0] ?? '')
  return place === -1 ? areas.length : place
}
