/** The chat of the try-out page, like a messenger on a phone; on a wide screen beside the list of people. */
import { html } from 'hono/html'
import type { SampleEmployee } from '#ports/sample-city.ts'
import type { Assets } from './assets.ts'
import { chooser, initials } from './chooser.ts'
import { type Html, layout } from './layout.ts'

/** One of each kind of question that Semar answers, as people type them. */
const starters = [
  'Kapan saya naik pangkat?',
  'KGB saya berikutnya kapan?',
  'Kapan saya pensiun?',
  'JP saya tahun ini sudah berapa?',
  'Pelatihan apa yang cocok untuk saya?',
  'SKP saya sudah sampai mana?',
]

export function chatView(needs: {
  assets: Assets
  employees: readonly SampleEmployee[]
  person: SampleEmployee
  chat: string
}): Html {
  const { person, assets } = needs
  return layout({
    title: `${person.displayName} · Coba Semar`,
    className: 'chat-page',
    assets,
    scripts: ['chooser.js', 'chat.js'],
    body: html`<a class="skip" href="#tulis">Langsung ke kotak pesan</a>
<main class="chat" data-chat="${needs.chat}">
<header class="bar">
<a class="back" href="/coba/pegawai"><span aria-hidden="true">‹</span><span class="unseen">Pilih pegawai lain</span></a>
<img src="${assets.url('semar.svg')}" alt="" width="42" height="42">
<div class="title"><h1>Semar</h1><p data-state>Asisten kepegawaian · data rekaan</p></div>
</header>
<div class="as">
<span class="initials" aria-hidden="true">${initials(person.displayName)}</span>
<p><span class="unseen">Anda mencoba sebagai </span><strong>${person.displayName}</strong><span class="post">${person.postTitle}, ${person.unitName}</span></p>
<a href="/coba/pegawai">Ganti</a>
</div>
<div class="log" tabindex="0" role="log" aria-label="Percakapan dengan Semar" aria-live="off" data-log>
<p class="hint">Orang ini rekaan${person.note !== null && html`: <span class="note">${person.note}</span>`}. Bertanyalah dengan kalimat sehari-hari.</p>
<noscript><p class="hint">Percakapan memerlukan JavaScript. Nyalakan di peramban ini, lalu muat ulang halaman.</p></noscript>
<ol data-messages></ol>
</div>
<p class="trouble" role="status" data-trouble hidden></p>
<button class="newer" type="button" data-newer hidden>Pesan baru <span aria-hidden="true">↓</span></button>
<section class="starters" id="contoh" aria-label="Contoh pertanyaan" data-starters>
${starters.map((question) => html`<button type="button">${question}</button>`)}
</section>
<p class="chosen" data-chosen hidden><span class="unseen">Akan dikirim bersama pesan: </span><span class="chosen-name" data-chosen-name></span><button type="button" data-unchoose><span aria-hidden="true">×</span><span class="unseen">Lepas berkas</span></button></p>
<form class="write" data-write>
<button class="examples" type="button" aria-expanded="true" aria-controls="contoh" data-examples><span aria-hidden="true">?</span><span class="unseen">Contoh pertanyaan</span></button>
<button class="attach" type="button" data-attach><svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false"><path d="M20.5 11.5 12 20a5.5 5.5 0 0 1-7.8-7.8l8.9-8.9a3.7 3.7 0 0 1 5.2 5.2l-8.9 8.9a1.8 1.8 0 0 1-2.6-2.6l8.2-8.2" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg><span class="unseen">Kirim foto atau PDF</span></button>
<input type="file" tabindex="-1" aria-label="Foto atau PDF" accept="image/jpeg,image/png,image/webp,application/pdf" hidden data-file>
<label class="unseen" for="tulis">Tulis pesan</label>
<textarea id="tulis" rows="1" placeholder="Tulis pesan" autocomplete="off" enterkeyhint="send" aria-describedby="cara"></textarea>
<span class="unseen" id="cara">Enter mengirim, Shift+Enter baris baru</span>
<button class="send" type="submit"><span class="unseen">Kirim</span><span class="arrow" aria-hidden="true"></span></button>
</form>
</main>
<aside class="side" aria-label="Pilih pegawai">
<header><h2 class="side-title">Coba sebagai</h2><p class="invented"><strong>Semua orang di sini rekaan.</strong> Bukan data pegawai yang sebenarnya.</p></header>
${chooser({ employees: needs.employees, query: '', chosenId: person.employeeId })}
</aside>`,
  })
}
