/** The stores of a conversation, in one transaction: the desk's, and those that prove who somebody is. */

import type { Clock } from '#ports/clock.ts'
import { createArticleShelf } from './article-shelf.ts'
import type { Db } from './client.ts'
import { createConsents } from './consents.ts'
import { deskStores } from './desk-stores.ts'
import { createImportedSessions } from './imported-sessions.ts'
import { createKnowledge } from './knowledge.ts'
import { createProofs } from './proofs.ts'
import { createTrainingFeedback } from './training-feedback.ts'
import { createTrainings } from './trainings.ts'

interface ConversationStoresNeeds {
  readonly db: Db
  readonly clock: Clock
  /** Keys the hashes of activation codes. */
  readonly secret: string
}

export function conversationStores({ db, clock, secret }: ConversationStoresNeeds) {
  return {
    ...deskStores({ db, clock }),
    consents: createConsents({ db, clock }),
    knowledge: createKnowledge({ db }),
    articleShelf: createArticleShelf({ db, clock }),
    proofs: createProofs({ db, clock, secret: secret }),
    trainings: createTrainings({ db, clock }),
    importedSessions: createImportedSessions({ db, clock }),
    feedback: createTrainingFeedback({ db, clock }),
  }
}
