/** Whether a text is Indonesian: by how many of its words are ones that no Indonesian text goes without. */

const common = new Set(
  `yang dan di ke dari untuk pada dengan dalam tidak bukan belum sudah akan bisa dapat boleh perlu harus adalah ialah ada ini itu
  atau juga bila jika kalau karena agar oleh sebagai bagi setelah sebelum sampai hingga paling setiap lebih kurang tahun bulan hari
  menurut lewat melalui sesuai kepada lamanya lama lambat diajukan diberikan dihitung berlaku cukup
  bapak ibu anda masih hanya saja maka lagi antara tanpa serta secara`.split(/\s+/),
)
const foreign = new Set(
  'the of and to is are you your not for with that this be can will has have if from or as at by an it'.split(' '),
)

export function isIndonesian(text: string): boolean {
  if (/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text)) return false
  const words = (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => word.length > 1)
  if (words.length === 0) return false
  const share = (set: ReadonlySet<string>) => words.filter((word) => set.has(word)).length / words.length
  return share(common) >= 0.12 && share(foreign) < 0.08
}
