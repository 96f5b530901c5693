/** Narrows the list of people while one types; without it the form asks the server. */

for (const field of document.querySelectorAll('#cari')) {
  const found = document.querySelector('[data-found]')
  const people = document.querySelector('[data-people]')
  if (people === null || found === null) continue
  const cards = [...people.querySelectorAll('[data-search]')]
  const agencies = [...people.querySelectorAll('[data-agency]')]
  const groups = [...people.querySelectorAll('[data-group]')]
  const whole = found.textContent

  const narrow = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean)
    let count = 0
    for (const card of cards) {
      card.hidden = !words.every((word) => card.dataset.search.includes(word))
      if (!card.hidden) count += 1
    }
    for (const agency of agencies) {
      agency.hidden = agency.querySelector('[data-search]:not([hidden])') === null
      agency.open = words.length > 0
      agency.querySelector('.count').hidden = words.length > 0
    }
    for (const group of groups) group.hidden = group.querySelector('[data-search]:not([hidden])') === null
    found.textContent =
      words.length === 0 ? whole : count === 0 ? 'Tidak ada yang cocok. Coba kata lain.' : `${count} pegawai cocok`
  }

  field.addEventListener('input', narrow)
  field.form.addEventListener('submit', (event) => {
    event.preventDefault()
    people.querySelector('[data-search]:not([hidden]) button')?.focus()
  })
  if (field.value !== field.defaultValue) narrow()
}

// Beside the chat, the list opens where the chosen person stands.
const side = document.querySelector('.side')
const chosen = side?.querySelector('[aria-current]')
if (chosen) {
  const agency = chosen.closest('details')
  if (agency) agency.open = true
  side.scrollTop += chosen.getBoundingClientRect().top - side.clientHeight / 2
}
