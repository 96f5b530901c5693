/** Recordings by their first bytes. */
import { expect, it } from 'vitest'
import { audioTypeOf } from '#core/audio-type.ts'

const bytes = (text: string, ...rest: number[]) =>
  new Uint8Array([...[...text].map((char) => char.charCodeAt(0)), ...rest])

it.each<[string, Uint8Array, string | null]>([
  ['a voice note', bytes('OggS', 0, 2), 'ogg'],
  ['an MP3 with tags', bytes('ID3', 4, 0), 'mp3'],
  ['an MP3', new Uint8Array([0xff, 0xfb, 0x90]), 'mp3'],
  ['an M4A', bytes('\0\0\0\x20ftypM4A '), 'm4a'],
  ['a WAV', bytes('RIFF\0\0\0\0WAVE'), 'wav'],
  ['a photo', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), null],
  ['a page', bytes('<html>'), null],
  ['nothing', new Uint8Array(), null],
])('knows %s', (_what, content, ending) => {
  expect(audioTypeOf(content)?.ending ?? null).toBe(ending)
})
