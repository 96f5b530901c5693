/** Keeps libsignal off the console: it prints whole sessions there, private keys included, when it closes one. */

const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const
let isQuiet = false

/** For the whole process, once. Told by the caller's file, as the texts change from version to version. */
export function quietLibsignal(): void {
  if (isQuiet) return
  isQuiet = true
  for (const method of methods) {
    // biome-ignore lint/suspicious/noConsole: it is what is kept quiet
    const print = console[method].bind(console)
    console[method] = (...values: unknown[]) => {
      const caller = new Error().stack?.split('\n')[2] ?? ''
      if (!/[/\\]node_modules[/\\]libsignal[/\\]/.test(caller)) print(...values)
    }
  }
}
