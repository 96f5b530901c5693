/** Every form by its kind. */
import type { FormDefinition } from './form.ts'
import { certificateForm } from './form-certificate.ts'
import { correctionForm } from './form-correction.ts'
import { feedbackForm } from './form-feedback.ts'
import { fileForm } from './form-file.ts'
import type { FormKind } from './form-state.ts'

export const forms: Readonly<Record<FormKind, FormDefinition>> = {
  certificate: certificateForm,
  correction: correctionForm,
  file: fileForm,
  feedback: feedbackForm,
}
