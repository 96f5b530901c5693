/** The invented people of the sample city, for trying Semar out; empty where real data is loaded. */

export interface SampleEmployee {
  readonly employeeId: string
  /** With titles. */
  readonly displayName: string
  readonly postTitle: string
  readonly unitName: string
  readonly agencyName: string
  /** What makes this person worth trying, in a few Indonesian words; null for the others. */
  readonly note: string | null
}

export interface SampleCity {
  /** Those with a note first, in the order in which they are to be shown; then by agency and name. */
  employees(): Promise<readonly SampleEmployee[]>
  /** Null unless the employee is one of the sample's. */
  find(employeeId: string): Promise<SampleEmployee | null>
}
