/** The chat window: shows what the stream brings, and sends what is written until it is known to have arrived. */

const root = document.querySelector('[data-chat]')
const chat = root.dataset.chat
const log = root.querySelector('[data-log]')
const list = root.querySelector('[data-messages]')
const state = root.querySelector('[data-state]')
const trouble = root.querySelector('[data-trouble]')
const newer = root.querySelector('[data-newer]')
const starters = root.querySelector('[data-starters]')
const examples = root.querySelector('[data-examples]')
const form = root.querySelector('[data-write]')
const field = form.querySelector('textarea')
const attach = form.querySelector('[data-attach]')
const picker = form.querySelector('[data-file]')
const chosen = root.querySelector('[data-chosen]')

const zone = 'Asia/Jakarta'
const clock = new Intl.DateTimeFormat('id-ID', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('id-ID', { timeZone: zone, dateStyle: 'full' })
const restText = state.textContent

/** A file lives in the page only: after a reload it has to be chosen again. */
const fileLimitBytes = 10 * 1024 * 1024
/** @type {File | null} */
let chosenFile = null

/** @type {{ id: string, text?: string, data?: string, file?: File, label: string, at: string }[]} */
let pending = readPending()
const shown = new Map()
let cursor = '0'
let lastDay = ''
let isSending = false
let typing = null
let slow = 0

// ---------- showing ----------

function element(name, className, text) {
  const made = document.createElement(name)
  if (className) made.className = className
  if (text !== undefined) made.textContent = text
  return made
}

/** Drawn, since not every machine has a font for them; the character stays for copying and for screen readers. */
const signs = { '✅': 'done', '⏳': 'open', '⚠️': 'mind', '⚠': 'mind', '❌': 'fail' }
const signPattern = new RegExp(`(${Object.keys(signs).join('|')})`)

function richText(spans) {
  const body = element('div', 'text')
  for (const span of spans) {
    let parts = span.text
      .split(signPattern)
      .filter((part) => part !== '')
      .map((part) =>
        Object.hasOwn(signs, part) ? element('span', `sign sign-${signs[part]}`, part) : document.createTextNode(part),
      )
    for (const [mark, name] of [
      ['italic', 'em'],
      ['bold', 'strong'],
    ]) {
      if (!span[mark]) continue
      const wrap = element(name)
      wrap.append(...parts)
      parts = [wrap]
    }
    body.append(...parts)
  }
  return body
}

function dayName(at) {
  const now = new Date()
  const name = day.format(at)
  if (name === day.format(now)) return 'Hari ini'
  return name === day.format(now - 86_400_000) ? 'Kemarin' : name
}

function show(message) {
  if (shown.has(message.id)) return shown.get(message.id)
  const at = new Date(message.at)
  const isOurs = message.from === 'person'
  const followsEnd = isOurs || log.scrollHeight - log.scrollTop - log.clientHeight < 80
  if (day.format(at) !== lastDay) {
    lastDay = day.format(at)
    list.append(element('li', 'day', dayName(at)))
  }
  const item = element('li', `message ${isOurs ? 'mine' : 'theirs'}`)
  item.append(element('span', 'unseen', isOurs ? 'Anda: ' : 'Semar: '), richText(message.text))
  const foot = element('p', 'foot')
  const time = element('time', '', clock.format(at))
  time.dateTime = message.at
  foot.append(time)
  item.append(foot)
  if (message.wasCut) markCut(item)
  if (message.choices.length > 0) {
    const choices = element('div', 'choices')
    choices.setAttribute('role', 'group')
    choices.setAttribute('aria-label', 'Pilihan')
    for (const choice of message.choices) {
      const button = element('button', '', choice.label)
      button.type = 'button'
      button.addEventListener('click', () => send({ data: choice.data }, choice.label))
      choices.append(button)
    }
    item.append(choices)
  }
  list.insertBefore(item, typing)
  shown.set(message.id, item)
  if (!isOurs) stopTyping()
  if (isOurs) toEnd()
  else if (followsEnd) toStart(item)
  else newer.hidden = false
  return item
}

function markCut(item) {
  if (item.querySelector('.cut') !== null) return
  item.append(element('p', 'cut', 'Terlalu panjang: hanya 4.096 karakter pertama yang dibaca.'))
}

/** To the end, unless that would hide the first line of a long answer: it says the most. */
function toStart(item) {
  const top = item.getBoundingClientRect().top - log.getBoundingClientRect().top - 12
  const below = log.scrollHeight - log.scrollTop - log.clientHeight
  log.scrollTop += Math.min(top, below)
}

function toEnd() {
  log.scrollTop = log.scrollHeight
  newer.hidden = true
}

function startTyping() {
  state.textContent = 'sedang menyiapkan jawaban…'
  if (typing === null) {
    typing = element('li', 'typing')
    typing.setAttribute('aria-hidden', 'true')
    typing.append(element('span'), element('span'), element('span'))
  }
  list.append(typing)
  toEnd()
  clearTimeout(slow)
  slow = setTimeout(() => {
    say('Jawabannya lebih lama dari biasa. Pesan sudah diterima; jawaban muncul di sini begitu siap.')
  }, 15_000)
}

function stopTyping() {
  clearTimeout(slow)
  typing?.remove()
  typing = null
  state.textContent = restText
  say('')
}

function say(text, link) {
  trouble.textContent = text
  if (link) {
    const anchor = element('a', '', link.label)
    anchor.href = link.href
    trouble.append(' ', anchor)
  }
  trouble.hidden = text === ''
}

function showStarters(isOpen) {
  starters.hidden = !isOpen
  examples.setAttribute('aria-expanded', String(isOpen))
}

// ---------- sending ----------

function readPending() {
  try {
    return JSON.parse(sessionStorage.getItem(`semar ${chat}`) ?? '[]')
  } catch {
    return []
  }
}

function keepPending() {
  try {
    sessionStorage.setItem(`semar ${chat}`, JSON.stringify(pending.filter((message) => !message.file)))
  } catch {
    // Without storage only a reload before it has arrived loses the text.
  }
}

function newId() {
  // randomUUID exists only on https and localhost; the page may be tried out over the office network.
  if (crypto.randomUUID) return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

function send(content, label) {
  pending.push({ id: newId(), ...content, label, at: new Date().toISOString() })
  keepPending()
  showStarters(false)
  showPending()
  void sendPending()
}

function showPending() {
  for (const message of pending) {
    const item = show({ ...message, from: 'person', text: [{ text: message.label }], choices: [], wasCut: false })
    item.classList.add('waiting')
  }
}

/** One after the other, each under its own id until the server has it: sent twice is taken once. */
async function sendPending() {
  if (isSending) return
  isSending = true
  let waitMs = 500
  while (pending.length > 0) {
    const { id, text, data, file } = pending[0]
    // Before the post: the answer may be here sooner than the word that the message was taken.
    startTyping()
    const reply = file
      ? await postFile(id, file, text)
      : await post('messages', JSON.stringify({ id, ...(data === undefined ? { text } : { data }) }), 20_000)
    if (reply === null || reply.status >= 500) {
      stopTyping()
      say('Pesan belum terkirim. Akan dicoba lagi sendiri; tidak ada yang hilang.')
      await new Promise((resolve) => setTimeout(resolve, waitMs))
      waitMs = Math.min(waitMs * 2, 8000)
      continue
    }
    waitMs = 500
    pending = pending.slice(1)
    keepPending()
    const item = shown.get(id)
    item?.classList.remove('waiting')
    if (reply.ok) {
      say('')
      if (reply.body.wasCut) markCut(item)
    } else {
      stopTyping()
      item?.classList.add('refused')
      say(reply.body.message ?? 'Pesan tidak dapat dikirim.', reply.status === 401 ? chooseAgain : undefined)
      if (reply.status === 401 || reply.status === 409) break
    }
  }
  isSending = false
}

const chooseAgain = { href: '/coba/pegawai', label: 'Pilih pegawai' }

function postFile(id, file, text) {
  const body = new FormData()
  body.append('id', id)
  body.append('text', text)
  body.append('file', file)
  return post('files', body, 180_000)
}

async function post(path, body, timeoutMs) {
  try {
    const response = await fetch(`/coba/${path}?chat=${chat}`, {
      method: 'POST',
      // The browser itself names a form's type, with the mark between its parts.
      headers: typeof body === 'string' ? { 'content-type': 'application/json' } : {},
      body,
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { ok: response.ok, status: response.status, body: await response.json().catch(() => ({})) }
  } catch {
    return null
  }
}

// ---------- receiving ----------

let stream = null
let reconnectMs = 500

function listen() {
  stream?.close()
  const source = new EventSource(`/coba/stream?chat=${chat}&after=${cursor}`)
  stream = source
  source.addEventListener('open', () => {
    reconnectMs = 500
    if (pending.length === 0 && typing === null) say('')
  })
  source.addEventListener('message', (event) => {
    cursor = event.lastEventId
    show(JSON.parse(event.data))
  })
  source.addEventListener('error', () => {
    // By hand: a browser gives up for good when it is answered with an error status.
    source.close()
    if (stream !== source) return
    say('Sambungan terputus. Menyambung kembali…')
    setTimeout(listen, reconnectMs)
    reconnectMs = Math.min(reconnectMs * 2, 8000)
  })
}

/** What was said before; the window is usable meanwhile. */
async function begin() {
  const history = await readHistory()
  if (history === null) return
  for (const message of history.messages) show(message)
  cursor = history.cursor
  const arrived = new Set(history.messages.map((message) => message.id))
  pending = pending.filter((message) => !arrived.has(message.id))
  keepPending()
  showPending()
  showStarters(history.messages.length === 0 && pending.length === 0)
  if (history.isAnswering) startTyping()
  toEnd()
  // Only now: a screen reader shall not read the whole history out.
  log.setAttribute('aria-live', 'polite')
  listen()
  void sendPending()
}

async function readHistory() {
  for (let waitMs = 500; ; waitMs = Math.min(waitMs * 2, 8000)) {
    const response = await fetch(`/coba/messages?chat=${chat}`).catch(() => null)
    if (response?.ok) {
      say('')
      return response.json()
    }
    if (response?.status === 401 || response?.status === 409) {
      say((await response.json()).message, chooseAgain)
      return null
    }
    say('Semar belum dapat dihubungi. Dicoba lagi…')
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
}

// ---------- the person ----------

form.addEventListener('submit', (event) => {
  event.preventDefault()
  const text = field.value.trim()
  const file = chosenFile
  if (text === '' && file === null) return
  field.value = ''
  const label = text.length > 4096 ? `${text.slice(0, 400)}…` : text
  if (file === null) send({ text }, label)
  else {
    choose(null)
    send({ text, file }, [`Berkas: ${file.name}`, label].filter((line) => line !== '').join('\n'))
  }
  field.focus()
})

/** The file that goes with the next message; null: none. */
function choose(file) {
  const isTooLarge = file !== null && file.size > fileLimitBytes
  chosenFile = isTooLarge ? null : file
  // So that the same file can be chosen once more.
  picker.value = ''
  chosen.hidden = chosenFile === null
  chosen.querySelector('[data-chosen-name]').textContent = chosenFile?.name ?? ''
  if (isTooLarge) say('Berkas terlalu besar; paling besar 10 MB.')
  else if (file !== null) say('')
}

attach.addEventListener('click', () => picker.click())
picker.addEventListener('change', () => {
  choose(picker.files[0] ?? null)
  field.focus()
})
chosen.querySelector('[data-unchoose]').addEventListener('click', () => {
  choose(null)
  attach.focus()
})

field.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  form.requestSubmit()
})

starters.addEventListener('click', (event) => {
  const button = event.target.closest('button')
  if (button === null) return
  send({ text: button.textContent }, button.textContent)
  field.focus()
})

/** Arrow keys walk through the starters and through a message's choices, as they do in a toolbar. */
root.addEventListener('keydown', (event) => {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
  const group = step && event.target.closest?.('[data-starters], .choices')
  if (!group) return
  const buttons = [...group.querySelectorAll('button')]
  event.preventDefault()
  buttons[(buttons.indexOf(event.target) + step + buttons.length) % buttons.length]?.focus()
})

examples.addEventListener('click', () => showStarters(starters.hidden))
newer.addEventListener('click', toEnd)
log.addEventListener('scroll', () => {
  if (log.scrollHeight - log.scrollTop - log.clientHeight < 80) newer.hidden = true
})

void begin()
