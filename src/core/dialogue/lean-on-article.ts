/** Short questions that lean on what was explained last: "kalau PPPK?", "syaratnya?", "berapa lama?". */
import { topicLabels } from '../answers/topic-labels.ts'
import type { Command } from './command.ts'
import type { DialogueState } from './state.ts'

/** Which side of the rule, or for whom: no matter of their own. */
const leaning = new Set(
  (
    'oh oke ok min mimin kak mas mbak pak bu lha lah nah terus trus trs lalu njur nek yen kalau kalo klo kl bila jika untuk utk bagi ' +
    'buat gimana gmn bagaimana piye pripun apa apakah saja aja yang yg sing dan itu tadi kuwi ya sih dong to tho ki ' +
    'syarat syaratnya syarate berkas berkasnya berkase dokumen dokumennya cara caranya carane prosedur prosedurnya ' +
    'alur alurnya proses prosesnya lama lamanya suwe suwene maksimal maksimalnya minimal paling batas batasnya waktu ' +
    'waktunya dasar dasarnya hukum hukumnya sanksi sanksinya biaya biayanya dibayar hak haknya kewajiban ' +
    'berapa brp pira pinten kapan siapa sinten sopo mana kemana ke di kenapa mengapa hari bulan tahun kali ' +
    'boleh bisa harus wajib perlu ada dapat dapet oleh olehe mengajukan ngajukan ngurus ngurusnya ngajuin ajukan lewat ' +
    'pppk p3k pns asn cpns guru dosen nakes bidan perawat honorer paruh waktu fungsional struktural pelaksana pejabat ' +
    'usul ngusulin ngusulke mengusulkan diusulkan usulnya menentukan nentuin menetapkan menyetujui nyetujui ' +
    'diperpanjang perpanjang dihitung diitung cepat lambat ' +
    'laki perempuan suami istri anak pria wanita sama juga gak ga nggak tidak ndak ora belum blm sudah sdh udah'
  ).split(' '),
)

/**
 * The question again with the article's title, or the matter that was asked about, in front; null when the text stands by itself. Whoever names a matter of
 * their own ("terus kalau naik pangkat?") is not held to the rule.
 */
export function leaningOnArticle(
  text: string,
  commands: readonly Command[],
  { article, isOnSubject, trail }: Pick<DialogueState, 'article' | 'isOnSubject' | 'trail'>,
): readonly Command[] | null {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
  const [only, ...more] = commands
  const about = article?.title ?? (trail[0]?.name === 'ask' ? topicLabels[trail[0].topic] : null)
  if (!about || !isOnSubject || !only || more.length > 0 || words.length === 0 || words.length > 7) return null
  if (only.name === 'choose' || only.name === 'confirm' || only.name === 'deny') return null
  const isAllLeaning = words.every((word) => leaning.has(word))
  // "kalau bikin KTP di mana" goes on from nothing.
  const isOutside = /\b(?:ktp|kk|sd|smp|sma|sekolah|kuliah|pajak|bpjs|pbb|sim|stnk|bansos|paspor|akta)\b/i.test(text)
  // A few words that go on from a personal answer may sound like anything: "terus diperpanjang ga".
  // Of what is surely none of ours only so much goes on from it: "ada diskon apa bulan depan" does not.
  const isStrange =
    only.name === 'none' &&
    only.reason !== 'unclear' &&
    words.filter((word) => !leaning.has(word) && !/\d/.test(word)).length > 1
  const isUnknown =
    !isOutside &&
    !isStrange &&
    only.name === 'none' &&
    only.kind !== 'abuse' &&
    only.kind !== 'spam' &&
    leaning.has(words[0] ?? '')
  // "syaratnya?" after a personal answer is about its matter, where it names none itself.
  const isBare = isAllLeaning && (only.name === 'clarify' || only.name === 'policy')
  if (article ? !isAllLeaning && !isUnknown : !isUnknown && !isBare) return null
  return [{ name: 'policy', query: `${about} ${text.trim()}`.slice(0, 300) }]
}
