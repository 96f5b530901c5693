/** Shows how far an import is: one line that is written over in a terminal, plain lines now and then elsewhere. */

export interface ProgressState {
  readonly step: string
  /** From 0 to 1; null: unknown. */
  readonly fraction: number | null
  readonly rows: number
}

export interface ProgressLine {
  show(state: ProgressState): void
  /** Takes the line away. */
  clear(): void
}

interface Terminal {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

const barWidth = 28
const everyMs = { terminal: 100, elsewhere: 5_000 }

export function createProgressLine(needs: { out: Terminal; nowMs: () => number }): ProgressLine {
  const { out, nowMs } = needs
  const isTerminal = out.isTTY === true
  let shownAt = Number.NEGATIVE_INFINITY
  let shownStep = ''
  let isShown = false
  return {
    show({ step, fraction, rows }) {
      const now = nowMs()
      const isDue = now - shownAt >= (isTerminal ? everyMs.terminal : everyMs.elsewhere)
      if (!isDue && step === shownStep) return
      shownAt = now
      shownStep = step
      const text = lineText(step, fraction, rows)
      if (isTerminal) {
        // Longer than the window, it would wrap and stay.
        out.write(`\r\u001b[2K${text.slice(0, (out.columns || 80) - 1)}`)
        isShown = true
      } else out.write(`${text}\n`)
    },
    clear() {
      if (isShown) out.write('\r\u001b[2K')
      isShown = false
    },
  }
}

function lineText(step: string, fraction: number | null, rows: number): string {
  const counted = rows > 0 ? `  ${rows.toLocaleString('id-ID')} baris` : ''
  if (fraction === null) return `${step}${counted}`
  const filled = Math.round(Math.min(1, Math.max(0, fraction)) * barWidth)
  const percent = `${Math.floor(fraction * 100)}%`.padStart(4)
  return `${step} [${'#'.repeat(filled)}${'-'.repeat(barWidth - filled)}]${percent}${counted}`
}
