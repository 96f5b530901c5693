/** Guesses what kind of unit a name speaks of; the organisation's own word for it stands first in most names. */

const patterns: readonly (readonly [RegExp, string])[] = [
  [/^(rsud|rumah sakit|rs )/, 'rumah_sakit'],
  [/\bpuskesmas\b/, 'puskesmas'],
  [/^(uptd|upt|unit pelaksana teknis)\b/, 'uptd'],
  [/^(sd|sdn|smp|smpn|tk|paud|sekolah)\b|\b(sd|smp|tk) negeri\b/, 'sekolah'],
  [/^(sub ?bagian|subbag|kasubbag)\b/, 'subbagian'],
  [/^(seksi|sub ?bidang|subbid|sub ?koordinator)\b/, 'seksi'],
  [/^bagian\b/, 'bagian'],
  [/^bidang\b/, 'bidang'],
  [/^(sekretariat|sekretaris)\b/, 'sekretariat'],
  [/^inspektorat\b/, 'inspektorat'],
  [/^dinas\b/, 'dinas'],
  [/^badan\b/, 'badan'],
  [/^satuan\b|^satpol\b/, 'satuan'],
  [/^(kecamatan|kantor kecamatan)\b/, 'kecamatan'],
  [/^(kelurahan|kantor kelurahan)\b/, 'kelurahan'],
]

/** Null where the name says nothing. */
export function guessUnitKind(name: string): string | null {
  const plain = name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  return patterns.find(([pattern]) => pattern.test(plain))?.[1] ?? null
}
