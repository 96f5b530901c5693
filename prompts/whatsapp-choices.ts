/** What stands above choices where WhatsApp shows no buttons. */

export const byNumberLabel = 'Balas dengan angka:'
export const byWordsLabel = 'Balas dengan tulisan:'
