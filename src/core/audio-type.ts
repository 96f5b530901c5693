/** What a recording is by its first bytes, and the ending by which a server that transcribes knows it. */

export interface AudioType {
  readonly mediaType: string
  readonly ending: string
}

/** Null: none that is taken. */
export function audioTypeOf(bytes: Uint8Array): AudioType | null {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  if (text(0, 4) === 'OggS') return { mediaType: 'audio/ogg', ending: 'ogg' }
  if (text(0, 3) === 'ID3' || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2)) {
    return { mediaType: 'audio/mpeg', ending: 'mp3' }
  }
  if (text(4, 8) === 'ftyp') return { mediaType: 'audio/mp4', ending: 'm4a' }
  return text(0, 4) === 'RIFF' && text(8, 12) === 'WAVE' ? { mediaType: 'audio/wav', ending: 'wav' } : null
}
