/** The frame around every page of the try-out. */
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { AssetName, Assets } from './assets.ts'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

export function layout(page: {
  title: string
  className: string
  assets: Assets
  scripts: readonly AssetName[]
  body: Html
}): Html {
  return html`<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#26386b" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#10141f" media="(prefers-color-scheme: dark)">
<title>${page.title}</title>
<link rel="icon" type="image/svg+xml" href="${page.assets.url('semar.svg')}">
<link rel="stylesheet" href="${page.assets.url('coba.css')}">
${page.scripts.map((script) => html`<script type="module" src="${page.assets.url(script)}"></script>`)}
</head>
<body class="${page.className}">
${page.body}
</body>
</html>`
}
