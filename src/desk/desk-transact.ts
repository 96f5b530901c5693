/** The stores that the desk writes to, in one transaction; whatever proves who somebody is stays out of its reach. */

import { createAnswerReviews } from '#db/answer-reviews.ts'
import { createAttachments } from '#db/attachments.ts'
import { createAudit } from '#db/audit.ts'
import { createBonds } from '#db/bonds.ts'
import { createSubmissions } from '#db/certificate-submissions.ts'
import type { Db } from '#db/client.ts'
import { createCorrections } from '#db/corrections.ts'
import type { PrismaClient } from '#db/generated/client.ts'
import { createHandoverDesk } from '#db/handover-desk.ts'
import { createHandovers } from '#db/handovers.ts'
import { createPersonnel } from '#db/personnel-store.ts'
import { createQuestionDesk } from '#db/question-desk.ts'
import { createQuestions } from '#db/questions.ts'
import { createReviewDesk } from '#db/review-desk.ts'
import { createSessionDesk } from '#db/training-desk.ts'
import { createSeats } from '#db/training-seats.ts'
import { createTransact } from '#db/transact.ts'
import { createTranscript } from '#db/transcript.ts'
import type { Clock } from '#ports/clock.ts'
import type { Stores, Transact } from '#ports/stores.ts'

export function createDeskTransact(needs: { prisma: PrismaClient; clock: Clock }): Transact {
  const { prisma, clock } = needs
  const others = (db: Db) => ({
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
  })
  return createTransact({ prisma, clock, others: (db) => others(db) as ReturnType<typeof others> & Stores })
}
