/** WhatsApp Web's parts on our database, for the composition root; Baileys is loaded only where it is used. */
import { whatsAppWebAccount } from '#channels/whatsapp-web/linked.ts'
import { createPairingAccess } from '#db/pairing-access.ts'
import type { Sql } from '#db/sql.ts'
import { createSessionBoard } from '#db/whatsapp-board.ts'
import { createWhatsAppVault } from '#db/whatsapp-keys.ts'
import type { KeyVault, PairingAccess, SessionBoard } from '#ports/whatsapp-session.ts'
import { deriveSecret } from './derive-secret.ts'

export interface WhatsAppWebStore {
  readonly leaseName: string
  readonly vault: KeyVault
  readonly board: SessionBoard
  readonly access: PairingAccess
}

export function createWhatsAppWebStore({ sql, secretKey }: { sql: Sql; secretKey: string }): WhatsAppWebStore {
  const account = whatsAppWebAccount
  const leaseName = `whatsapp-web:${account}`
  const secret = deriveSecret(secretKey, 'whatsapp keys')
  return {
    leaseName,
    vault: createWhatsAppVault({ sql, secret, account }),
    board: createSessionBoard({ sql, secret, account, leaseName }),
    access: createPairingAccess({ sql, account }),
  }
}
