/** Whether a complaint is shouted: strong words, capitals, rows of exclamation marks. */

const strong =
  /\b(?:anjing|anjir|bangsat|bajingan|brengsek|goblok|goblog|tolol|bego|kampret|jancuk|jancok|asu|asem|taek|tai|bodoh|dongo|guoblok|ndlogok|muak|jengkel|jengkelin|mangkel|gregetan|geram|kesal|kesel|dongkol|marah|emosi|parah|payah|memalukan|keterlaluan|kapok|wtf|damn|shit|sampah|nggapleki|gemblung|becus|dipingpong|bosok)\b/i

/** `text` as typed. */
export function isAngry(text: string): boolean {
  if (strong.test(text) || /!{2,}|(?:!\s*\?|\?\s*!)|[🤬😡😠👿]/u.test(text)) return true
  const letters = text.match(/\p{L}/gu) ?? []
  const capitals = text.match(/\p{Lu}/gu) ?? []
  return letters.length >= 12 && capitals.length / letters.length > 0.8
}
