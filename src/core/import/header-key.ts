/** The plain keys under which a column's header may be known: as it stands, and without what is in brackets. */
import { plainKey } from './plain-key.ts'

/** `Tgl Lahir (dd-mm-yyyy)` gives `tgllahirddmmyyyy` and `tgllahir`. Empty for an empty header. */
export function headerKeys(header: string): readonly string[] {
  const keys = [plainKey(header), plainKey(header.replace(/[([].*?[)\]]/g, ''))]
  return [...new Set(keys)].filter((key) => key !== '')
}
