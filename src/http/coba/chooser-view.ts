/** The page on which a visitor picks whom to try Semar out as. */
import { html } from 'hono/html'
import type { SampleEmployee } from '#ports/sample-city.ts'
import type { Assets } from './assets.ts'
import { chooser } from './chooser.ts'
import { type Html, layout } from './layout.ts'

export function chooserView(needs: {
  assets: Assets
  employees: readonly SampleEmployee[]
  query: string
  chosenId: string | null
}): Html {
  return layout({
    title: 'Coba Semar',
    className: 'chooser-page',
    assets: needs.assets,
    scripts: ['chooser.js'],
    body: html`<a class="skip" href="#pilih">Langsung ke daftar pegawai</a>
<header class="hero"><div>
<img src="${needs.assets.url('semar.svg')}" alt="" width="52" height="52">
<h1>Coba Semar</h1>
<p>Asisten kepegawaian untuk ASN. Pilih satu pegawai, lalu bertanyalah seperti di aplikasi pesan: kenaikan pangkat, KGB, pensiun, pelatihan, SKP.</p>
</div></header>
<main id="pilih" class="choose" tabindex="-1">
<p class="invented"><strong>Semua orang di sini rekaan.</strong> Nama, NIP, dan riwayatnya dibuat untuk percobaan; bukan data pegawai yang sebenarnya.</p>
${chooser(needs)}
</main>`,
  })
}
