/** The stores that HR's desk writes to, in one transaction; whatever proves who somebody is stays out of its reach. */

import type { Clock } from '#ports/clock.ts'
import { createAnswerReviews } from './answer-reviews.ts'
import { createAttachments } from './attachments.ts'
import { createAudit } from './audit.ts'
import { createBonds } from './bonds.ts'
import { createSubmissions } from './certificate-submissions.ts'
import type { Db } from './client.ts'
import { createCorrections } from './corrections.ts'
import { createHandoverDesk } from './handover-desk.ts'
import { createHandovers } from './handovers.ts'
import { createPersonnel } from './personnel-store.ts'
import { createQuestionDesk } from './question-desk.ts'
import { createQuestions } from './questions.ts'
import { createReviewDesk } from './review-desk.ts'
import { createSessionDesk } from './training-desk.ts'
import { createSeats } from './training-seats.ts'
import { createTranscript } from './transcript.ts'

interface DeskStoresNeeds {
  readonly db: Db
  readonly clock: Clock
}

export function deskStores({ db, clock }: DeskStoresNeeds) {
  return {
    attachments: createAttachments({ db, clock }),
    audit: createAudit({ db, clock }),
    bonds: createBonds({ db, clock }),
    corrections: createCorrections({ db, clock }),
    personnel: createPersonnel({ db, clock }),
    submissions: createSubmissions({ db, clock }),
    seats: createSeats({ db, clock }),
    sessionDesk: createSessionDesk({ db, clock }),
    handovers: createHandovers({ db, clock }),
    handoverDesk: createHandoverDesk({ db, clock }),
    questions: createQuestions({ db, clock }),
    questionDesk: createQuestionDesk({ db, clock }),
    reviews: createAnswerReviews({ db, clock }),
    reviewDesk: createReviewDesk({ db, clock }),
    transcript: createTranscript({ db }),
  }
}
