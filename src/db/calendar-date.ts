/** A `date` column as Prisma hands it over (midnight UTC) and as the rules read it. */

export const toDate = (date: Temporal.PlainDate): Date => new Date(`${date.toString()}T00:00:00Z`)

export const toInstant = (date: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(date.getTime())

export const fromInstant = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds)
