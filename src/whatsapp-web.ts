/** WhatsApp Web's parts on our database, for the composition root; Baileys is loaded only where it is used. */
import type { MessagesNeeds } from '#channels/whatsapp-web/create-messages.ts'
import type { WhatsAppWeb } from '#channels/whatsapp-web/create-whatsapp-web.ts'
import { whatsAppWebAccount } from '#channels/whatsapp-web/linked.ts'
import { createPairingAccess } from '#db/pairing-access.ts'
import { createSentMessages } from '#db/sent-messages.ts'
import type { Sql } from '#db/sql.ts'
import { createSessionBoard } from '#db/whatsapp-board.ts'
import { createWhatsAppIdentities } from '#db/whatsapp-identities.ts'
import { createWhatsAppVault } from '#db/whatsapp-keys.ts'
import { createWhatsAppTraffic } from '#db/whatsapp-traffic.ts'
import type { Leases } from '#ports/lease.ts'
import type { KeyVault, PairingAccess, SessionBoard } from '#ports/whatsapp-session.ts'
import type { Config } from './config.ts'
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

interface LoadNeeds extends Omit<MessagesNeeds, 'identities' | 'traffic' | 'sent'> {
  readonly config: NonNullable<Config['whatsappWeb']>
  readonly store: WhatsAppWebStore
  readonly sql: Sql
  readonly leases: Leases
  /** Null: no web of ours has a known address. */
  readonly pairingUrl: () => string | null
}

export async function loadWhatsAppWeb(needs: LoadNeeds): Promise<WhatsAppWeb> {
  const { config, store, sql } = needs
  const { createMessages } = await import('#channels/whatsapp-web/create-messages.ts')
  const { createWhatsAppWeb } = await import('#channels/whatsapp-web/create-whatsapp-web.ts')
  return createWhatsAppWeb({
    ...needs,
    ...store,
    socketUrl: config.socketUrl ?? undefined,
    pairNumber: config.pairNumber ?? undefined,
    messages: createMessages({
      ...needs,
      identities: createWhatsAppIdentities({ sql }),
      traffic: createWhatsAppTraffic({ sql }),
      sent: createSentMessages({ sql }),
    }),
    print: (text) => void process.stdout.write(text),
  })
}
