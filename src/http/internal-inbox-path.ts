/** Where the origin takes messages from the edge. */
export const internalInboxPath = '/internal/inbox'
