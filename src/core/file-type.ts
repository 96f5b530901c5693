/** What a file is by its first bytes; its name and the type that came with it are claims, and are not asked. */

export const fileTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
export type FileType = (typeof fileTypes)[number]

/** Of one file that is kept. */
export const fileLimitBytes = 10 * 1024 * 1024

/** Null: none of the types that are taken. */
export function fileTypeOf(bytes: Uint8Array): FileType | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  if (startsWith(bytes, [...'RIFF'].map(code)) && startsWith(bytes.subarray(8), [...'WEBP'].map(code))) {
    return 'image/webp'
  }
  // At the very beginning: a file that hides its header further in is also something else.
  return startsWith(bytes, [...'%PDF-'].map(code)) ? 'application/pdf' : null
}

const code = (char: string): number => char.charCodeAt(0)

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return bytes.length >= head.length && head.every((byte, at) => bytes[at] === byte)
}

const extensions: Readonly<Record<FileType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}

/** A name to show: no folders, no invisible characters, and the ending that the content has. Null: none is left. */
export function shownFileName(name: string | undefined, type: FileType): string | null {
  const base = (name ?? '').split(/[\\/]/).at(-1) ?? ''
  const plain = base
    .replace(/[\p{C}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replace(/(?:\.[A-Za-z0-9]{1,8})+$/, '')
    .replace(/^\.+/, '')
    .trim()
    .slice(0, 80)
  return plain === '' ? null : `${plain}.${extensions[type]}`
}
