/** A file that came without a word: what is it for? */
import { reply } from '../answers/reply.ts'
import { failed, ok } from '../result.ts'
import type { FormDefinition } from './form.ts'
import { newForm } from './form-state.ts'

const purposes = [
  { label: 'Sertifikat pelatihan', option: 'certificate' },
  { label: 'Bukti data keliru', option: 'correction' },
  { label: 'Bukan keduanya', option: 'none' },
] as const

export const fileForm: FormDefinition = {
  kind: 'file',
  fileStep: 'attachment',
  steps: [
    { key: 'attachment', label: null, wantsFile: true, question: () => reply('certificate.file') },
    {
      key: 'purpose',
      label: null,
      question: ({ fileKind, album }) =>
        reply('file.purpose', { berkas: fileKind ?? 'Berkas', beberapa: album !== undefined }),
      options: () => purposes,
      readText: (text) =>
        /\b(?:sertifikat|sertipikat|piagam)\b/i.test(text)
          ? ok({ purpose: 'certificate' })
          : /\b(?:bukti|koreksi|keliru|salah|sk)\b/i.test(text)
            ? ok({ purpose: 'correction' })
            : failed(reply('form.choose')),
      readOption: (option) =>
        purposes.some((purpose) => purpose.option === option) ? ok({ purpose: option }) : failed(reply('form.choose')),
    },
  ],
  confirm: null,
  becomes({ purpose, ...values }) {
    return purpose === 'certificate' || purpose === 'correction' ? newForm(purpose, values) : null
  },
}
