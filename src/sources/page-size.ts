/** How many rows go on together: enough to make the way there cheap, few enough to hold. */
export const pageSize = 500
