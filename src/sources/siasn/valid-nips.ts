/** The NIPs to ask SIASN for, each once; they go into addresses, so one that is none stops the run before it begins. */
import { parseNip } from '#core/personnel/nip.ts'
import { SourceUnreadable } from '#ports/personnel-source.ts'

export async function validNips(given: AsyncIterable<string> | Iterable<string>): Promise<string[]> {
  const nips = new Set<string>()
  let place = 0
  for await (const text of given) {
    place++
    const nip = parseNip(text)
    if (!nip.ok || nip.digits.length !== 18) {
      const why = nip.ok ? 'NIP terbaca 9 digit, seharusnya 18.' : nip.message
      throw new SourceUnreadable(`Daftar NIP, urutan ${place}: ${why}`)
    }
    nips.add(nip.digits)
  }
  if (nips.size === 0) {
    throw new SourceUnreadable(
      'Tidak ada NIP yang dapat ditanyakan ke SIASN, karena SIASN tidak punya daftar seluruh pegawai. Beri daftar NIP dalam berkas.',
    )
  }
  return [...nips]
}
