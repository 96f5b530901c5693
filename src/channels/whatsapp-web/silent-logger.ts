/** What Baileys gets for a log: its lines hold numbers, names and keys, which belong in no log. */
import type { SocketConfig } from '@whiskeysockets/baileys'

export const silentLogger: SocketConfig['logger'] = {
  level: 'silent',
  child: () => silentLogger,
  trace() {},
  debug() {},
  info() {},
  warn() {},
  error() {},
}
