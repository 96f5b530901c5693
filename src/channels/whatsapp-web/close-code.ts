/** How a connection to WhatsApp ended: WhatsApp's status as Baileys gives it, our own verdict `deaf`, or null for neither. */
export type CloseCode = number | 'deaf' | null
