/** The worker of queue `training`: by a timetable, participants are asked what they think of a training. */
import type { AskFeedback } from '#flows/ask-feedback.ts'
import type { PlanFeedback } from '#flows/plan-feedback.ts'
import type { Bell } from '#ports/bell.ts'
import type { Log } from '#ports/log.ts'

/** A ring that is lost, doubled or late costs nothing: the flows look at the rows and at the clock. */
const pattern = '*/10 * * * *'
/** The timetable is set again now and then, as an emptied Redis forgets it; no multiple of its own interval. */
const againMs = 37 * 60_000
const retryMs = 30_000

export async function startTrainingWorker(needs: {
  bell: Bell
  planFeedback: PlanFeedback
  askFeedback: AskFeedback
  log: Log
}): Promise<{ stop(): Promise<void> }> {
  const { bell, planFeedback, askFeedback, log } = needs
  let timer: NodeJS.Timeout | undefined
  let isStopped = false

  async function look(): Promise<void> {
    if (isStopped) return
    const planned = await planFeedback()
    const asked = await askFeedback()
    if (planned > 0 || asked > 0) log.info({ planned, asked }, 'participants are asked about their trainings')
  }

  async function setTimetable(): Promise<void> {
    const isSet = await bell.ringAt('training', pattern)
    if (isStopped) return
    timer = setTimeout(() => void setTimetable(), isSet ? againMs : retryMs)
    timer.unref()
  }

  const unlisten = await bell.listen('training', look)
  // Neither is waited for: a queue that is away holds no start and no stop.
  void setTimetable()
  void bell.ring('training')
  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await unlisten()
    },
  }
}
