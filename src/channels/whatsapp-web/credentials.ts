/** The credentials of a linked device: read once, written whole at each change. */
import { type AuthenticationCreds, BufferJSON, initAuthCreds } from '@whiskeysockets/baileys'
import type { OpenVault } from '#ports/whatsapp-session.ts'

export interface Credentials {
  /** Baileys changes this very object. */
  readonly creds: AuthenticationCreds
  /** Taken as they are at the call, in the order of the calls, before whatever keys are written after it. */
  save(): Promise<void>
}

/**
 * New ones where no phone has accepted us yet: with those of an earlier try, whose code was shown but not used, WhatsApp
 * would take us for a device that was unlinked.
 */
export async function loadCredentials(vault: OpenVault): Promise<Credentials> {
  const bytes = (await vault.readAll('creds')).get('creds')
  const kept: AuthenticationCreds | null = bytes ? JSON.parse(Buffer.from(bytes).toString(), BufferJSON.reviver) : null
  const creds = kept && isLinked(kept) ? kept : initAuthCreds()
  return {
    creds,
    save: () =>
      vault.write([{ type: 'creds', id: 'creds', value: Buffer.from(JSON.stringify(creds, BufferJSON.replacer)) }]),
  }
}

/** Whether a phone has accepted this device; a code that is shown sets `me` too, but no account. */
export function isLinked(creds: AuthenticationCreds): boolean {
  return creds.account !== undefined && creds.me !== undefined
}
