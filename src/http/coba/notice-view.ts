/** A page that only says something: no sample data, an unknown person, a pause. */
import { html } from 'hono/html'
import type { Assets } from './assets.ts'
import { type Html, layout } from './layout.ts'

export function noticeView(needs: {
  assets: Assets
  title: string
  text: string
  link: { href: string; label: string } | null
}): Html {
  return layout({
    title: `${needs.title} · Semar`,
    className: 'notice-page',
    assets: needs.assets,
    scripts: [],
    body: html`<main class="notice">
<img src="${needs.assets.url('semar.svg')}" alt="" width="72" height="72">
<h1>${needs.title}</h1>
<p>${needs.text}</p>
${needs.link && html`<p><a class="button" href="${needs.link.href}">${needs.link.label}</a></p>`}
</main>`,
  })
}
