/** Whether a question is about somebody else: by name, by kinship, by number, or about everybody. */
import type { Word } from './words.ts'

export type AboutOther = 'no' | 'related' | 'named'

export interface OtherPersonNeeds {
  readonly names: ReadonlySet<string>
  /** A word of the trade or of everyday chat, as it stands or misspelt. */
  readonly isKnown: (word: string) => boolean
}

const honorifics = new Set(
  'pak bapak bpk bp bu ibu bunda mas mbak mba kang mbah haji drs ir dr dokter bude pakde bulik paklik sdr sdri saudara saudari'.split(
    ' ',
  ),
)
const roles = new Set(
  'kadis kepala kabid kasubag kasi kabag camat lurah sekda sekcam seklur walikota wakil direktur kepsek kasatpol bendahara sekretaris rt rw wali guru bupati ajudan asisten staf'.split(
    ' ',
  ),
)
const kin = new Set(
  'teman temen tmn kanca konco kanco kancaku konconku kolega rekan sejawat suami suamiku istri istriku bojo bojoku bojone semah semahe garwa garwane garwaku anak anakku mertua kakak kakakku adik adikku adhiku saudara sepupu menantu menantunya istrinya suaminya tetangga pacar mantan ortu orangtua om tante paman bosku'.split(
    ' ',
  ),
)
/** Somebody spoken of before, or elsewhere. */
const pronouns = new Set('dia beliau dheweke deweke mereka ybs panjenenganipun piyambake'.split(' '))
const owners = new Set('milik punya nama namanya an si bernama'.split(' '))
const self = new Set('saya sy sya aku ku kula kulo gue gw dalem kawulo'.split(' '))
/** "saya mau tanya" says who asks, not whose data is meant. */
const selfActs = new Set(
  'mau ingin pengen pingin minta tanya nanya cek lihat liat butuh perlu mohon ingin badhe arep atasannya atasanya suaminya istrinya anaknya wakil mewakili atasan dari admin disuruh diminta bisa boleh'.split(
    ' ',
  ),
)
const greetings = new Set(
  'yth kepada pagi siang sore malam malem selamat halo hallo hai hi hei assalamualaikum enjing sugeng sonten dalu permisi maaf nuwun sewu kulonuwun'.split(
    ' ',
  ),
)
const address = new Set('admin min mimin semar bkpp bkd bos guru petugas operator ibu bapak bu pak'.split(' '))

/** `words` as typed, one sentence. */
export function createAboutOther({ names, isKnown }: OtherPersonNeeds): (words: readonly Word[]) => AboutOther {
  // "buuudiii" is Budi.
  const isListed = (text: string) => names.has(text) || names.has(text.replace(/(\p{L})\1{2,}/gu, '$1'))
  const isName = (word: Word | undefined) => word !== undefined && (isListed(word.text) || isStranger(word))
  const isStranger = (word: Word) => /^\p{L}{3,}$/u.test(word.text) && !isKnown(word.text)

  return (words) => {
    const says = words.map((word) => word.text)
    const isSelf = says.some(
      (word, at) => (self.has(word) && !selfActs.has(says[at + 1] ?? '')) || /^\p{L}{3,}ku$/u.test(word),
    )
    for (const [at, word] of words.entries()) {
      const next = words[at + 1]
      if (honorifics.has(word.text) && next && !address.has(next.text)) {
        const isPerson = roles.has(next.text) || isListed(next.text) || next.isCapital || isStranger(next)
        // "sudah dicentang pak kasi belum" tells who acts on the writer's own.
        const isDoer =
          isSelf && /^(?:di\p{L}{4,}|oleh|kata|jare|menurut|ngendikane|ngendikanipun)$/u.test(says[at - 1] ?? '')
        if (isDoer) continue
        if (isPerson && !isVocative(words, at, isSelf) && !isIntroduced(says, at)) return 'named'
      }
      if (owners.has(word.text) && next && isName(next) && !isIntroduced(says, at)) return 'named'
      // "belum ditandatangani walikota" tells who acts, not whose data is asked for.
      const acts = /^(?:ttd|oleh|dari|ke|ditandatangani|acc|tandatangan|sk)$/.test(says[at - 1] ?? '')
      if (
        roles.has(word.text) &&
        !acts &&
        /^(?:camat|lurah|sekda|walikota|kadis|kepsek|bupati)$/.test(word.text) &&
        !isSelf
      )
        return 'named'
      if (word.text === 'kepala' && /^(?:dinas|badan|sekolah|bkpp|bidang|seksi)$/.test(next?.text ?? '') && !isSelf)
        return 'named'
      if (isBareName(words, at, isSelf)) return 'named'
    }
    const isOffice = says.some(
      (word) => roles.has(word) || /^(?:sekdin|sekdis|sekban|kapus|mandor|komandan|danton|danru)$/.test(word),
    )
    if (isOffice && isPrivate(says.join(' '))) return 'named'
    for (const [at, word] of says.entries()) {
      if (!isSelf && pronouns.has(word)) return 'related'
      if (kin.has(word) && !isAddressed(says, at) && !isComparison(says)) return 'related'
      if (
        /^(?:bapak|ibu|ayah|mama|mamah|papa|bapakku|ibuku)$/.test(word) &&
        /^(?:saya|sy|kula|aku)$/.test(says[at + 1] ?? '') &&
        !/^(?:bapak|ibu|pak|bu|pagi|siang|sore|malam|alaikum|assalamualaikum|selamat|yth)$/.test(says[at - 1] ?? '')
      )
        return 'related'
      if (/^(?:bapakku|ibuku|ayahku|simbok|mamaku)$/.test(word)) return 'related'
      if (/^(?:orang|pegawai|asn|pns|pppk|karyawan)$/.test(word)) {
        if (/^(?:lain|liya|liyane)$/.test(says[at + 1] ?? '')) return 'related'
        if (
          /^(?:semua|seluruh|setiap|kabeh|daftar|data|list|urutkan|urutan|peringkat|ranking)$/.test(says[at - 1] ?? '')
        )
          return 'related'
      }
    }
    return 'no'
  }

  function isBareName(words: readonly Word[], at: number, isSelf: boolean): boolean {
    const word = words[at]
    if (!word || honorifics.has(words[at - 1]?.text ?? '')) return false
    const says = words.map((word) => word.text)
    const isGiven = isListed(word.text)
    const isForeignCapital = word.isCapital && at > 0 && isStranger(word)
    const followsData =
      /^(?:pensiun|pensiune|gaji|gajine|golongan|golongane|skp|kgb|pangkat|pangkate|data|datane|cuti|jabatan|usulan|nip|kontrak|predikat|jp)$/.test(
        words[at - 1]?.text ?? '',
      )
    // "skp pungkasane", "pangkat dikumpul": words of the language that no example knows are no names.
    const isInflected = /^(?:di|me[mnl]?|ber|ter)\p{L}{4,}$|(?:ne|ane|kan|nya|ipun)$/u.test(word.text)
    const isAfterData = followsData && isStranger(word) && !isInflected
    if (!isGiven && (isSelf || !(isForeignCapital || isAfterData))) return false
    return !isIntroduced(says, at) && !isVocative(words, at, isSelf)
  }

  /** Spoken to, not about: "selamat pagi pak budi ...", "pak budi, kgb saya ...", "kgb saya kapan pak budi". */
  function isVocative(words: readonly Word[], at: number, isSelf: boolean): boolean {
    const before = words.slice(0, at)
    let end = at + (honorifics.has(words[at]?.text ?? '') ? 2 : 1)
    while (
      end < words.length &&
      (isListed(words[end]?.text ?? '') || (words[end]?.isCapital && isStranger(words[end] as Word)))
    )
      end++
    // "Wagiman sing sak truk karo aku": who is told apart so is spoken of.
    if (/^(?:yang|yg|sing|ingkang|kuwi|kae|niku|itu|tu)$/.test(words[end]?.text ?? '')) return false
    const isLast = end >= words.length
    const isGreeted = before.length > 0 && before.every((word) => greetings.has(word.text))
    if (isLast && before.length === 0) return true
    if (isGreeted) return true
    const isFirst = before.length === 0 || before.every((word) => greetings.has(word.text) || address.has(word.text))
    if (isFirst && (isSelf || words[end - 1]?.hasCommaAfter === true)) return true
    return isLast && isSelf
  }
}

/** "anak buah" are no kin, "teman teman sudah ambil" is all the others, "Saudara sarankan" speaks to the city. */
function isAddressed(says: readonly string[], at: number): boolean {
  const [word, next, before] = [says[at] ?? '', says[at + 1] ?? '', says[at - 1] ?? '']
  if (/^buah/.test(next) || next === word || before === word || `${before}2` === word) return true
  return word === 'saudara' && !/^(?:saya|sy|kula|aku|kandung|sepupu|ipar)$/.test(next)
}

/** "nama saya Budi", "saya Budi dari disdik", "dengan Bu Rina": the writer. */
function isIntroduced(says: readonly string[], at: number): boolean {
  for (let back = at; back >= Math.max(0, at - 4); back--) {
    const word = says[back] ?? ''
    const before = says[back - 1] ?? ''
    if (self.has(before) && (back < 2 || /^(?:nama|ini|perkenalkan|jeneng|asma|dengan)$/.test(says[back - 2] ?? '')))
      return true
    if (before === 'dengan' && back === 1) return true
    if (!honorifics.has(word) && back < at && /^(?:kapan|berapa|apa|dan|gaji|data|pensiun|skp)$/.test(word))
      return false
  }
  return false
}

/** "teman saya sudah, kok saya belum" asks about the writer. */
function isComparison(says: readonly string[]): boolean {
  const text = says.join(' ')
  return /\b(?:kok|kenapa|knp|tapi|padahal|sedangkan|lha)\s+(?:saya|sy|aku|kula|kulo)\b|\b(?:saya|sy|aku|kula|kulo|ku)\s+(?:kok\s+)?(?:belum|blm|durung|dereng|tidak|ga|gak|ora)\b/.test(
    text,
  )
}

/** What nobody but the person may know, whoever is asked about. */
const isPrivate = (text: string): boolean =>
  /\b(?:alamat rumah(?:nya|e)?|no(?:mor|mer)? (?:hp|wa|telp)(?:nya|ne)?|lahir(?:nya|e)|tgl lahir(?:nya|e)?|tanggal lahir(?:nya|e)?|ultah(?:nya|e)?|ulang tahun(?:nya|e)?|kena hukuman)\b/.test(
    text,
  )
