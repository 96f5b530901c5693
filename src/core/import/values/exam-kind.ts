/** Reads the exams and leadership courses that promotions and appointments ask for, from their many names. */

/** In this order: "Kepemimpinan Pengawas" is no Diklatpim, and IV is looked for before III and II. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/\bujian dinas (?:tingkat |tk )?(?:ii|2)\b|\bud (?:ii|2)\b/, 'ujian_dinas_2'],
  [/\bujian dinas (?:tingkat |tk )?(?:i|1)\b|\bud (?:i|1)\b/, 'ujian_dinas_1'],
  [/\bupkp\b|\bukppi\b|penyesuaian ijazah/, 'upkp'],
  [/\blatsar\b|\bpelatihan dasar\b|\bprajab(?:atan)?\b/, 'latsar'],
  [/\bpkp\b|kepemimpinan pengawas/, 'pkp'],
  [/\bpka\b|kepemimpinan administrator/, 'pka'],
  [/(?:\bpkn\b|kepemimpinan nasional) (?:tingkat |tk )?(?:ii|2)\b/, 'pkn_2'],
  [/(?:pim|kepemimpinan) (?:tingkat |tk )?(?:iv|4)\b|\badum\b|\bsepala\b|\bspala\b/, 'diklatpim_4'],
  [/(?:pim|kepemimpinan) (?:tingkat |tk )?(?:iii|3)\b|\bspama\b|\bsepadya\b/, 'diklatpim_3'],
  [/(?:pim|kepemimpinan) (?:tingkat |tk )?(?:ii|2)\b|\bspamen\b|\bsespa\b/, 'diklatpim_2'],
]

const values = new Set(patterns.map(([, value]) => value))

/** Null for any other course. */
export function readExamKind(text: string): string | null {
  const code = text.trim().toLowerCase().replace(/ /g, '_')
  if (values.has(code)) return code
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return patterns.find(([pattern]) => pattern.test(plain))?.[1] ?? null
}
