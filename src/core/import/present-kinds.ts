/** The kinds of which a list with one row a person shows the present state: rank, post and last diploma. */
import { presentEducationKind } from './kinds/education.ts'
import { presentPostKind } from './kinds/post.ts'
import { presentRankKind } from './kinds/rank.ts'
import type { RecordKind } from './record-kind.ts'

export const presentKinds: readonly RecordKind[] = [presentRankKind, presentPostKind, presentEducationKind]
