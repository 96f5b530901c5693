/** What the desk shows of a request: a line in a list, and the whole of it. */
import { formatDate, formatDateRange } from '#core/calendar/indonesian-date.ts'
import { correctableLabel } from '#core/personnel/correctable.ts'
import type { Attachment } from '#ports/attachments.ts'
import type { Correction } from '#ports/corrections.ts'
import type { Submission } from '#ports/submissions.ts'

/** An answer is owed within this time from receipt: UU 27/2022 Pasal 30. */
const dueHours = 72

const wib = (at: Temporal.Instant) => at.toZonedDateTimeISO('Asia/Jakarta')

export function moment(at: Temporal.Instant): string {
  const { hour, minute } = wib(at)
  const time = [hour, minute].map((part) => String(part).padStart(2, '0')).join('.')
  return `${formatDate(wib(at).toPlainDate())} pukul ${time}`
}

export function submissionLine(submission: Submission): string {
  const { id, employeeName, unitName, name, hours, createdAt, attachmentId } = submission
  const file = attachmentId ? 'ada berkas' : 'tanpa berkas'
  return `${String(id).padStart(5)}  ${employeeName}, ${unitName}\n       ${name}, ${hours} JP, dikirim ${moment(createdAt)}, ${file}`
}

export function submissionText(submission: Submission, file: Attachment | null): string {
  const { id, state, employeeName, unitName, name, number, provider, startsOn, endsOn, hours, createdAt } = submission
  return [
    `Kiriman nomor ${id}: ${state}`,
    `Pegawai       ${employeeName}, ${unitName}`,
    `Pelatihan     ${name}`,
    `Nomor         ${number ?? 'tidak ada'}`,
    `Penyelenggara ${provider ?? 'tidak ada'}`,
    `Tanggal       ${formatDateRange(startsOn ?? endsOn, endsOn)}`,
    `JP            ${hours}`,
    `Dikirim       ${moment(createdAt)}`,
    `Berkas        ${fileText(file)}`,
  ].join('\n')
}

export const isOverdue = ({ createdAt }: Correction, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(createdAt.add({ hours: dueHours }), now) <= 0

export function correctionLine(correction: Correction, now: Temporal.Instant): string {
  const { id, employeeName, unitName, field, state, createdAt } = correction
  const due = createdAt.add({ hours: dueHours })
  const when = isOverdue(correction, now) ? `TERLAMBAT sejak ${moment(due)}` : `dijawab sebelum ${moment(due)}`
  return `${String(id).padStart(5)}  ${employeeName}, ${unitName}\n       ${correctableLabel(field)}, ${state}, ${when}`
}

export function correctionText(correction: Correction, file: Attachment | null, now: Temporal.Instant): string {
  const { id, state, employeeName, unitName, field, recorded, claim, createdAt } = correction
  const due = createdAt.add({ hours: dueHours })
  const isOpen = state === 'menunggu' || state === 'diproses'
  return [
    `Permintaan nomor ${id}: ${state}`,
    `Pegawai    ${employeeName}, ${unitName}`,
    `Data       ${correctableLabel(field)}`,
    `Tercatat   ${recorded}`,
    `Seharusnya ${claim}`,
    `Diterima   ${moment(createdAt)}`,
    ...(isOpen
      ? [`Batas      ${moment(due)}${isOverdue(correction, now) ? ', TERLAMBAT' : ''} (UU 27/2022 Pasal 30)`]
      : []),
    `Bukti      ${fileText(file)}`,
  ].join('\n')
}

function fileText(file: Attachment | null): string {
  return file ? `${file.type}, ${Math.ceil(file.bytes.length / 1024)} KB; simpan dengan --save FILE` : 'tidak ada'
}
