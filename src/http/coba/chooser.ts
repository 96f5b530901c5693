/** The list of invented people to try Semar out as: the notable ones first, the others by agency. */
import { html } from 'hono/html'
import type { SampleEmployee } from '#ports/sample-city.ts'
import type { Html } from './layout.ts'

/** @param needs.query what the search field says; people who do not match are left out. */
export function chooser(needs: { employees: readonly SampleEmployee[]; query: string; chosenId: string | null }): Html {
  const words = needs.query.toLowerCase().split(/\s+/).filter(Boolean)
  const found = needs.employees.filter((person) => words.every((word) => searchText(person).includes(word)))
  const notable = found.filter((person) => person.note !== null)
  const others = Map.groupBy(
    found.filter((person) => person.note === null),
    (person) => person.agencyName,
  )
  const card = (person: SampleEmployee) => personCard(person, person.employeeId === needs.chosenId)
  return html`<form class="search" role="search" action="/coba/pegawai" method="get">
<label for="cari">Cari nama, jabatan, unit, atau keadaan</label>
<input id="cari" name="cari" type="search" value="${needs.query}" autocomplete="off" spellcheck="false" placeholder="guru, pensiun, PPPK">
</form>
<p class="found" role="status" data-found>${foundText(found.length, needs.query)}</p>
<form class="people" method="post" action="/coba/session" data-people>
${notable.length > 0 && html`<section data-group><h2>Dengan keadaan khusus</h2><ul>${notable.map(card)}</ul></section>`}
${
  others.size > 0 &&
  html`<section data-group><h2>Menurut perangkat daerah</h2>${[...others].map(
    ([agency, people]) =>
      html`<details data-agency${words.length > 0 && html` open`}><summary>${agency} <span class="count">${people.length} orang</span></summary><ul>${people.map(card)}</ul></details>`,
  )}</section>`
}
</form>`
}

function personCard(person: SampleEmployee, isChosen: boolean): Html {
  return html`<li data-search="${searchText(person)}"><button class="person" name="employeeId" value="${person.employeeId}"${isChosen && html` aria-current="true"`}>
<span class="initials" aria-hidden="true">${initials(person.displayName)}</span>
<span class="who"><strong>${person.displayName}</strong>
<span class="post">${person.postTitle}, ${person.unitName}</span>
${person.note !== null && html`<span class="note">${person.note}</span>`}</span>
</button></li>`
}

const searchText = (person: SampleEmployee): string =>
  [person.displayName, person.postTitle, person.unitName, person.agencyName, person.note ?? ''].join(' ').toLowerCase()

/** Of the name proper: what stands before the first comma, titles with a full stop left out. */
export function initials(displayName: string): string {
  const names = (displayName.split(',')[0] ?? '').split(' ').filter((word) => word !== '' && !word.endsWith('.'))
  return [names[0], names.length > 1 ? names.at(-1) : '']
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase()
}

function foundText(count: number, query: string): string {
  if (query.trim() === '') return `${count} pegawai rekaan`
  return count === 0 ? 'Tidak ada yang cocok. Coba kata lain.' : `${count} pegawai cocok`
}
