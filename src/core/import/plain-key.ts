/** Makes headers, sheet names and spellings of values comparable: no case, no spaces, no signs. */

/** `Tgl. Lahir`, `tgl_lahir` and `tglLahir` all give `tgllahir`. */
export function plainKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
