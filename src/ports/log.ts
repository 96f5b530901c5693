/** Where operators read what happened: counts, kinds and internal ids, never names, numbers or message text. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
