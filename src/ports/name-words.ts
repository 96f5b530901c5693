/** The words of which employees' names are made, so that they are recognised before a text leaves the house. */

export interface NameWords {
  /** In lower case, of three letters or more; may be some minutes old. Rejects only when there never were any. */
  all(): Promise<ReadonlySet<string>>
}
