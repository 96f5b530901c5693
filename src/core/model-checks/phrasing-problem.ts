/** Whether a model's words about an article may go out: nothing in them that the article does not say. */
import { figuresIn } from './figures-in.ts'
import { isIndonesian } from './is-indonesian.ts'
import { reversal } from './reversal.ts'
import { strayWord } from './stray-word.ts'

/** Why not, for the trace and the metrics: a closed set. */
export type PhrasingProblem =
  | 'length'
  | 'markup'
  | 'address'
  | 'leak'
  | 'promise'
  | 'language'
  | 'figure'
  | 'name'
  | 'reversed'
  | 'foreign'

const shortest = 20
export const longest = 600

export function phrasingProblem(
  text: string,
  given: {
    /** All that the model may rest on: title, body, sources, uncertainty. */
    readonly source: string
    readonly question: string
    /** A word that stands in the instructions only. */
    readonly canary: string
  },
): PhrasingProblem | null {
  const { source, question, canary } = given
  const plain = text.normalize('NFKC')
  if (plain.length < shortest || plain.length > longest) return 'length'
  if (
    /[<>{}[\]`#|\\=~^]|\*{3}|_{2}|^\s*(?:-{3}|\d+\)|")/mu.test(plain) ||
    /[\p{Cf}\p{Co}\p{Cs}]|(?!\n)\p{Cc}/u.test(plain)
  ) {
    return 'markup'
  }
  if (
    /https?:|www\.|@|\b[\p{L}\d-]+\.(?:com|net|org|id|co|io|info|me|ly)\b|\d{7,}|(?:\+62|\b08)[\d\s.-]{6,}/iu.test(
      plain,
    )
  ) {
    return 'address'
  }
  if (plain.includes(canary) || leaks.test(plain)) return 'leak'
  if (promises.test(plain) && !promises.test(source)) return 'promise'
  if (!isIndonesian(plain)) return 'language'
  const known = figuresIn(source)
  const said = figuresIn(plain)
  if (![...said.numbers].every((number) => known.numbers.has(number))) return 'figure'
  if (![...said.pairs].every((pair) => known.pairs.has(pair))) return 'figure'
  // "tiap 2 bulan" where the article has "tiap 2 tahun", and two months for something else.
  for (const [key, units] of said.counted) {
    const meant = known.counted.get(key)
    if (meant && ![...units].every((unit) => meant.has(unit))) return 'figure'
  }
  if (!isNameKnown(plain, source)) return 'name'
  if (reversal(plain, source)) return 'reversed'
  return strayWord(plain, `${source}\n${question}`) ? 'foreign' : null
}

const leaks =
  /\b(?:model bahasa|language model|kecerdasan buatan|chatgpt|openai|gpt|llm|system prompt|prompt|instruksi|as an ai|asisten ai|\bai\b|artikel di atas|artikel tersebut|petunjuk saya|diminta untuk)\b/i
const promises =
  /\b(?:(?:saya|kami|semar) (?:jamin|janji\p{L}*|pastikan|akan|sudah|telah|bisa|dapat)|dijamin|menjamin|garansi|pasti(?:lah|nya)?|tidak mungkin (?:gagal|ditolak)|100 ?%)(?!\p{L})/iu

const addressing = new Set('bapak ibu anda saudara saya kami'.split(' '))
/** How a sentence begins, whatever the article says. */
const openings = new Set(
  `untuk jika bila kalau apabila setelah sebelum selama saat ketika karena agar supaya dengan tanpa menurut berdasarkan sesuai
  selain kecuali jadi maka namun tetapi akan adapun ada tidak belum bukan ya tentu silakan mohon semua setiap para yang ini itu
  hal ketentuan aturan aturannya syarat syaratnya caranya artinya dasar dasarnya umumnya biasanya paling boleh bisa dapat perlu
  pada di dari ke bagi oleh dan atau juga sebab begitu berarti permohonan pengajuan prosesnya waktunya jumlahnya keduanya`.split(
    /\s+/,
  ),
)

/** Every capitalised word stands in the article, or opens a sentence with a word that names nobody. */
function isNameKnown(text: string, source: string): boolean {
  const known = new Set((source.match(/\p{L}+/gu) ?? []).map((word) => word.toLowerCase()))
  for (const { 0: word, index } of text.matchAll(/\p{L}+/gu)) {
    if (!/^\p{Lu}/u.test(word)) continue
    const lower = word.toLowerCase()
    if (known.has(lower) || addressing.has(lower)) continue
    const isOpening = /(?:^|[.!?:\n]\s*|[•*_-]\s*)$/u.test(text.slice(Math.max(0, index - 3), index))
    if (!isOpening || !openings.has(lower)) return false
  }
  return true
}
