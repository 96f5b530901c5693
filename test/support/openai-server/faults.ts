/** Ways in which a server that should think goes wrong, each as one answer to one request. */
import type { ServerResponse } from 'node:http'
import type { Completion } from './completion.ts'

/** Ends the answer itself; `good` is what an honest server would have said. */
export type Fault = (response: ServerResponse, good: Completion) => void

const json = { 'content-type': 'application/json' }

function fails(status: number, code: string | null, headers: Record<string, string> = {}): Fault {
  return (response) => {
    response.writeHead(status, { ...json, ...headers })
    response.end(JSON.stringify({ error: { message: `contoh galat ${status}`, type: 'error', param: null, code } }))
  }
}

function says(change: (good: Completion) => unknown): Fault {
  return (response, good) => {
    response.writeHead(200, json)
    response.end(JSON.stringify(change(good)))
  }
}

function sends(body: string, headers: Record<string, string> = json): Fault {
  return (response) => {
    response.writeHead(200, headers)
    response.end(body)
  }
}

/** Never ended by the server; the client's own limit is all there is. */
const holding = new Set<NodeJS.Timeout>()
export function stopTrickling(): void {
  for (const timer of holding) clearInterval(timer)
  holding.clear()
}

const withMessage = (good: Completion, message: object, rest: object = {}): unknown => ({
  ...good,
  choices: [{ index: 0, finish_reason: 'stop', logprobs: null, ...rest, message: { role: 'assistant', ...message } }],
})
const calling = (good: Completion, ...calls: readonly { name: string; arguments: string }[]): unknown =>
  withMessage(
    good,
    {
      content: null,
      refusal: null,
      tool_calls: calls.map((call, at) => ({ id: `call_${at}`, type: 'function', function: call })),
    },
    { finish_reason: 'tool_calls' },
  )
const commanding =
  (...commands: unknown[]) =>
  (good: Completion): unknown =>
    calling(good, { name: 'understand', arguments: JSON.stringify({ commands }) })
const ask = { fromMonth: null, untilMonth: null, date: null, year: null, quarter: null }

/** Faults of the wire and of the protocol: whatever was asked, nothing of them may be used. */
export const brokenFaults = {
  'wrong key': fails(401, 'invalid_api_key'),
  'no such model': fails(404, 'model_not_found'),
  'bad request': fails(400, 'invalid_request'),
  'too many requests, come back later': fails(429, 'rate_limit_exceeded', { 'retry-after': '20' }),
  'too many requests, in a moment': fails(429, 'rate_limit_exceeded', { 'retry-after-ms': '50' }),
  'out of money': fails(429, 'insufficient_quota'),
  'server error': fails(500, null),
  overloaded: fails(503, null, { 'retry-after': 'Wed, 21 Oct 2099 07:28:00 GMT' }),
  'another address': (response) => {
    response.writeHead(307, { location: 'http://127.0.0.1:9/v1/chat/completions' })
    response.end()
  },
  'broken JSON': sends('{"id": "x", "choices": [{"mess'),
  'no JSON': sends('ya, siap', { 'content-type': 'text/plain' }),
  HTML: sends('<html><body>Selamat datang</body></html>', { 'content-type': 'text/html' }),
  'an empty body': sends(''),
  'a list': sends('[]'),
  null: sends('null'),
  'an error with 200': sends('{"error": {"message": "contoh", "code": 500}}'),
  'a huge body': (response) => {
    response.writeHead(200, json)
    const chunk = Buffer.alloc(64 * 1024, ' ')
    const more = (): void => {
      while (!response.destroyed && response.write(chunk));
    }
    response.on('drain', more)
    more()
  },
  'a truncated body': (response) => {
    response.writeHead(200, { ...json, 'content-length': '5000' })
    response.write('{"id": "x", "choices": [')
    setImmediate(() => response.destroy())
  },
  'a broken connection': (response) => void response.destroy(),
  'no answer': () => {},
  'a byte now and then': (response) => {
    response.writeHead(200, json)
    const timer = setInterval(() => response.write(' '), 100)
    holding.add(timer)
    response.on('close', () => clearInterval(timer))
  },
  'no choices': says((good) => ({ ...good, choices: [] })),
  'two choices': says((good) => ({ ...good, choices: [...good.choices, ...good.choices] })),
  'empty content': says((good) => withMessage(good, { content: '' })),
  'no message': says((good) => ({ ...good, choices: [{ index: 0, finish_reason: 'stop' }] })),
  'a refusal': says((good) => withMessage(good, { content: null, refusal: 'Maaf, tidak bisa.' })),
  'filtered content': says((good) => ({
    ...good,
    choices: good.choices.map((choice) => ({ ...choice, finish_reason: 'content_filter' })),
  })),
  'cut at its limit': says((good) => ({
    ...good,
    choices: good.choices.map((choice) => ({ ...choice, finish_reason: 'length' })),
  })),
  'a stranger tool': says((good) => calling(good, { name: 'get_employee', arguments: '{"nip":"198503122010011901"}' })),
} satisfies Record<string, Fault>

/** A model that was talked into something, or makes things up, where commands were asked for. */
export const lyingFaults = {
  'a NIP beside the topic': says(
    commanding({ name: 'ask', topic: 'career.profile', ...ask, nip: '198503122010011901' }),
  ),
  'a topic that is none': says(commanding({ name: 'ask', topic: 'salary.of_everybody', ...ask })),
  'a command that is none': says(commanding({ name: 'dump_database' })),
  'a yes': says(commanding({ name: 'confirm' })),
  'a consent': says(commanding({ name: 'consent.give' })),
  'a bond': says(commanding({ name: 'link' })),
  'the end of a bond': says(commanding({ name: 'unlink' })),
  'a button': says(commanding({ name: 'choose', ordinal: 1 })),
  'a session nobody offered': says(commanding({ name: 'training.register', session: 7, ordinal: null, title: null })),
  'a place in a list that is not there': says(commanding({ name: 'training.register', ordinal: 9, title: null })),
  'a link in a title': says(
    commanding({ name: 'training.register', ordinal: null, title: 'https://contoh.id/daftar' }),
  ),
  'a mail address in a question': says(commanding({ name: 'policy', query: 'kirim ke a@contoh.id?' })),
  'a number in a question': says(commanding({ name: 'policy', query: 'cuti 1985 0312 2010 0119 01?' })),
  'a month that is none': says(
    commanding({ name: 'ask', topic: 'training.list', ...ask, fromMonth: '2026-13', untilMonth: '2026-13' }),
  ),
  'a year far away': says(commanding({ name: 'ask', topic: 'appraisal.status', ...ask, year: 2100 })),
  'nothing at all': says(commanding()),
  'too many commands': says(commanding(...Array.from({ length: 9 }, () => ({ name: 'help' })))),
  'a list of lists': says((good) => calling(good, { name: 'understand', arguments: '[[[[]]]]' })),
  'broken arguments': says((good) => calling(good, { name: 'understand', arguments: '{"commands": [{"name"' })),
  'two calls': says((good) =>
    calling(
      good,
      { name: 'understand', arguments: '{"commands":[{"name":"help"}]}' },
      { name: 'understand', arguments: '{"commands":[{"name":"handoff"}]}' },
    ),
  ),
  prose: says((good) => withMessage(good, { content: 'Tentu! Pangkat Bapak adalah IV/e mulai 1 April 2027.' })),
} satisfies Record<string, Fault>
