/** Which lists of the agency are asked for: every one wants a period, a year or a span in its query. */

export interface ListRequest {
  readonly sheet: string
  /** `''` where the list wants nothing. */
  readonly query: string
}

/**
 * Proposals for promotion have a period a month since 1 October 2025 (Peraturan BKN 4/2025): those of the past year and
 * of the months to come. Pensions: who left last year and who leaves in the next two. Contracts: since there are any.
 */
export function listRequests(today: Temporal.PlainDate): readonly ListRequest[] {
  const month = today.with({ day: 1 })
  const from = month.subtract({ years: 1 })
  const until = month.add({ years: 2 })
  return [
    { sheet: 'ref-unor', query: '' },
    ...range(firstContractYear, today.year).map((year) => ({
      sheet: 'list-pengadaan-instansi',
      query: `tahun=${year}`,
    })),
    ...range(-12, 6).map((months) => ({ sheet: 'list-kp-instansi', query: `periode=${month.add({ months })}` })),
    { sheet: 'list-pensiun-instansi', query: `tglAwal=${from}&tglAkhir=${until}` },
  ]
}

/** PP 49/2018 made the PPPK; the first were hired in 2019. */
const firstContractYear = 2019

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at)
