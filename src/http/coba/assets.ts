/** The try-out page's stylesheet, script and mark, read once and named by their content. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const types = {
  'coba.css': 'text/css; charset=utf-8',
  'chooser.js': 'text/javascript; charset=utf-8',
  'chat.js': 'text/javascript; charset=utf-8',
  'semar.svg': 'image/svg+xml',
  'kawung.svg': 'image/svg+xml',
  'sign-done.svg': 'image/svg+xml',
  'sign-open.svg': 'image/svg+xml',
  'sign-mind.svg': 'image/svg+xml',
  'sign-fail.svg': 'image/svg+xml',
} as const
export type AssetName = keyof typeof types

export interface Assets {
  find(name: string): { readonly type: string; readonly body: string } | null
  /** With a mark of the content, so that it may be cached for good. */
  url(name: AssetName): string
}

export function loadAssets(): Assets {
  const files = new Map(
    Object.entries(types).map(([name, type]) => {
      const body = readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8')
      const version = createHash('sha256').update(body).digest('hex').slice(0, 12)
      return [name, { type, body, version }] as const
    }),
  )
  return {
    find: (name) => files.get(name) ?? null,
    url: (name) => `/coba/assets/${name}?v=${files.get(name)?.version}`,
  }
}
