/** Short messages that lean on the question before: "kalau bulan depan?", "yang 2025?", "syaratnya?", "lainnya". */
import type { Ask, Topic } from '#core/dialogue/command.ts'
import { withSlots } from './intent-command.ts'
import type { Slots } from './slots.ts'

const connectives = new Set(
  'kalau terus yang bagaimana untuk di pada bulan tahun ada tidak apa kapan berapa itu dan juga lagi lalu misal misalnya lha coba dari sampai mulai tanggal ganti bukan maksud maksudnya saya hanya saja periode kok ke kalo buat kembali balik'.split(
    ' ',
  ),
)
const lists: readonly Topic[] = ['training.list', 'training.recommended', 'training.registrations', 'appraisal.team']

/** Null when the text says something of its own. */
export function followUp(words: readonly string[], slots: Slots, lastAsk: Ask | null): Ask | null {
  if (!lastAsk || words.length === 0 || words.length > 8) return null
  const rest = words.filter((word, at) => !slots.used.has(at) && !connectives.has(word))
  if (rest.length === 0 && slots.used.size > 0) return changed(lastAsk, slots)
  if (rest.length === 0) return null
  const text = rest.join(' ')
  if (/^(?:lain|selanjutnya|berikutnya|lanjutan|more|lanjut|lanjutkan)$/.test(text) && lists.includes(lastAsk.topic)) {
    return { ...lastAsk, page: Math.min((lastAsk.page ?? 0) + 1, 99) }
  }
  const topic = rest.length <= 2 ? turned(text, lastAsk.topic) : null
  return topic ? withSlots({ name: 'ask', topic }, slots) : null
}

/** "kapan saya", "terus": a question without its matter, or not even that. */
export function isBare(words: readonly string[]): boolean {
  const asks = words.some((word) => /^(?:kapan|berapa|apa|bagaimana)$/.test(word))
  return (asks || words.length === 1) && words.length <= 4 && words.every((word) => connectives.has(word))
}

/** A month, a year and little else: it leans on a question that must be known. */
export function leansOnly(words: readonly string[], slots: Slots): boolean {
  return (
    slots.used.size > 0 && words.length <= 4 && words.every((word, at) => slots.used.has(at) || connectives.has(word))
  )
}

/** The same question for another time; a page of the old list means nothing in the new one. */
function changed(lastAsk: Ask, slots: Slots): Ask | null {
  const { page: _, ...ask } = lastAsk
  const next = withSlots(ask, slots)
  if (JSON.stringify(next) !== JSON.stringify(ask)) return next
  if (slots.months && ask.topic.startsWith('training.')) {
    return withSlots({ name: 'ask', topic: 'training.list' }, slots)
  }
  return next === ask ? null : next
}

/** The same matter, another side of it. */
function turned(text: string, last: Topic): Topic | null {
  const isAppraisal = last.startsWith('appraisal.')
  const isTraining = last.startsWith('training.')
  const isPromotion = last.startsWith('promotion.') || last === 'career.rank' || last === 'proposal.status'
  if (/^(?:syarat|berkas|syarat berkas|ketentuan)$/.test(text) && isPromotion) return 'promotion.requirements'
  if (/^(?:status|proses|progres)$/.test(text)) {
    return isAppraisal
      ? 'appraisal.status'
      : isTraining
        ? 'training.registrations'
        : isPromotion
          ? 'proposal.status'
          : null
  }
  if (/^(?:jadwal|batas|terakhir|paling lambat)$/.test(text)) {
    return isAppraisal ? 'appraisal.stages' : isTraining ? 'training.list' : isPromotion ? 'promotion.next' : null
  }
  if (/^(?:nilai|predikat|hasil)$/.test(text)) return isAppraisal ? 'appraisal.predicate' : null
  if (/^(?:tim|bawahan|bawahan saya|tim saya)$/.test(text)) return isAppraisal ? 'appraisal.team' : null
  if (/^(?:cocok|sesuai|rekomendasi|cocok saya)$/.test(text)) return isTraining ? 'training.recommended' : null
  if (/^(?:kurang|target)$/.test(text)) return isTraining ? 'training.hours' : null
  return null
}
