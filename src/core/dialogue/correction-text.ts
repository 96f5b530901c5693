/** Notices that a text takes back what was said before it: "bukan, maksud saya KGB", "eh salah", "dudu, sing SKP". */

const slipStart = '(?:eh+|waduh|aduh|maaf|sorry|sori|oh|oalah|lho|lah|min|ya)[\\s,.]+'

const start = new RegExp(
  `^\\s*(?:${slipStart})*(?:bukan|bkn|dudu|sanes|salah|slh|kleru|keliru|ralat|koreksi|maksud(?:ku|nya|e)?|maksute|mksd(?:nya)?)\\b`,
  'i',
)
const end = /\b(?:maksud(?:nya|ku|e)?|mksd(?:nya)?|maksute)(?:\s+(?:saya|sy|aku|kulo))?[\s.!]*$/i
const starred = /^\s*\*[^\s*][^*]*$/

const slip = new RegExp(
  `^\\s*(?:${slipStart})*(?:bukan(?: itu)?|dudu(?: kuwi)?|sanes|salah(?: ketik| tulis| kirim)?|keliru|kleru|ralat|typo)[\\s.,!]*$`,
  'i',
)
const ownSlip = new RegExp(
  `^\\s*(?:${slipStart})+(?:salah|keliru|kleru)\\b|salah (?:ketik|tulis|kirim)|\\b(?:typo|ralat)\\b`,
  'i',
)

/** Something else than the message before is meant. */
export const isCorrection = (text: string): boolean => start.test(text) || end.test(text) || starred.test(text)

/** Says no more than that the message before was not meant. */
export const isSlip = (text: string): boolean => slip.test(text)

/** The writer's own slip, not a judgement of an answer. */
export const isOwnSlip = (text: string): boolean => isSlip(text) && ownSlip.test(text)

/** "balik ke soal kontrak tadi": the matter that is named; null where none is. */
export function returnedTo(text: string): string | null {
  const [, named = ''] =
    /^\s*(?:(?:ok|oke|ya|eh|terus|trus)[\s,]+)?(?:balik|kembali|mbalik|bali|back)(?:\s+lagi)?(?:\s+(?:ke|nang|neng|menyang|to))?(?:\s+(?:soal|yang|yg|sing|urusan|masalah|topik|pertanyaan))*\s+(.+)$/i.exec(
      text,
    ) ?? []
  const matter = named.replace(/(?:\s*\b(?:tadi|mau|wau|ya|min|lagi|dong|itu)\b)+[\s.!?]*$/i, '').trim()
  return matter.length < 2 ? null : matter
}

/** What is meant instead; null where the text says no more than that something was wrong, or corrects nothing. */
export function correctedText(text: string): string | null {
  if (!isCorrection(text)) return null
  let rest = text.replace(end, '').replace(/^\s*\*/, '')
  // "bukan, maksud saya KGB" takes back twice.
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(start, '').replace(/^(?:[\s,.:;]|(?:saya|aku|sy|kulo|itu|kuwi)\b)+/i, '')
  }
  rest = rest.trim()
  return rest === '' || rest === text.trim() ? null : rest
}

/** "bukan syarat, sudah diusulkan belum maksudnya": what is meant, where what is not is named beside it. */
export function contrastedText(text: string): string | null {
  const [, meant = ''] = /^\s*(?:bukan|bkn|dudu)\s+(?:\S+\s+){0,2}[^\s,]+,\s*(.+)$/i.exec(text) ?? []
  return end.test(meant) ? meant.replace(end, '').trim() || null : null
}
