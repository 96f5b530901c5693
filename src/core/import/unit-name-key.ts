/** Makes names of units comparable: `Din. Kesehatan`, `DINAS KESEHATAN` and `Dinas Kesehatan Kota Semarang` are one. */

/** What people abbreviate, and what stands for two words. */
const spelledOut: Readonly<Record<string, string>> = {
  din: 'dinas',
  kec: 'kecamatan',
  kel: 'kelurahan',
  bag: 'bagian',
  bid: 'bidang',
  subbag: 'subbagian',
  subag: 'subbagian',
  subbid: 'subbidang',
  subid: 'subbidang',
  upt: 'uptd',
  pkm: 'puskesmas',
  sdn: 'sdnegeri',
  smpn: 'smpnegeri',
  tkn: 'tknegeri',
  setda: 'sekretariatdaerah',
  setwan: 'sekretariatdprd',
}

export function unitNameKey(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/&/g, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'dan')
  if (words.length > 2 && words.at(-2) === 'kota' && words.at(-1) === 'semarang') words.splice(-2)
  return words
    .map((word) => spelledOut[word] ?? word)
    .join('')
    .replace(/^sub(bagian|bidang|seksi)/, 'sub$1')
    .replace(/^sub(bag|bid)(?!ian|ang)/, (_, part: string) => (part === 'bag' ? 'subbagian' : 'subbidang'))
}
