/** Groups of staff with rules of their own: which of them a question or an article is about. */

export const staffGroups = ['pppk', 'part_time', 'cpns', 'teacher', 'pns'] as const
export type StaffGroup = (typeof staffGroups)[number]

const names: Readonly<Record<StaffGroup, RegExp>> = {
  pppk: /\b(?:pppk|p3k|pegawai kontrak|pegawai perjanjian)\b/i,
  part_time: /\bparuh[ -]?waktu\b/i,
  cpns: /\b(?:cpns|capeg|calon pns|latsar)\b/i,
  teacher: /\b(?:guru|dosen|pengawas sekolah)\b/i,
  pns: /\bpns\b/i,
}

/** A PPPK paruh waktu is named as one, so "pppk" alone means the others. */
export function groupsIn(text: string): ReadonlySet<StaffGroup> {
  const found = staffGroups.filter((group) => names[group].test(text))
  return new Set(found.includes('part_time') ? found.filter((group) => group !== 'pppk') : found)
}

/** Of articles about one subject, best first: that of the asker's group, else the first that is for nobody in particular. */
export function articleForGroup<Titled extends { readonly title: string }>(
  articles: readonly Titled[],
  group: StaffGroup | null,
): Titled | null {
  const named = (wanted: StaffGroup) => articles.find(({ title }) => groupsIn(title).has(wanted))
  const own = group === null ? undefined : (named(group) ?? (group === 'part_time' ? named('pppk') : undefined))
  const general = articles.find(({ title }) => ![...groupsIn(title)].some((each) => each !== 'pns'))
  return own ?? general ?? articles[0] ?? null
}
