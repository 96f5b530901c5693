/** Brings the articles of the files into the database when a worker starts, with a trace when something changed. */

import type { ArticleChanges, ArticleFile } from '#ports/knowledge.ts'
import type { Log } from '#ports/log.ts'
import type { Transact } from '#ports/stores.ts'

export type SyncKnowledge = (articles: readonly ArticleFile[]) => Promise<ArticleChanges>

export function createSyncKnowledge(needs: { transact: Transact; log: Log }): SyncKnowledge {
  const { transact, log } = needs
  return async (articles) => {
    const changes = await transact(async (stores) => {
      const { added, changed, retired } = await stores.articleShelf.takeFiles(articles)
      if (added + changed + retired > 0) {
        await stores.audit.write({
          actor: 'system',
          action: 'articles.taken',
          employeeId: null,
          detail: { added, changed, retired },
        })
      }
      return { added, changed, retired }
    })
    log.info({ ...changes, total: articles.length }, 'articles are in step with their files')
    return changes
  }
}
