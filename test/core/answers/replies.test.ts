/** The templates and the code agree: none missing, none unused, none with a hole; values are text and nothing else. */
import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { loadReplies } from '#assistant/load-replies.ts'
import { createReplies } from '#core/answers/replies.ts'
import { replyNames } from '#core/answers/reply-names.ts'
import { plainText } from '#core/rich-text.ts'

const templates = await loadReplies('prompts/replies')

describe('the reply templates', () => {
  it('are exactly those that the code names', () => {
    const files = Object.keys(templates).filter((name) => !name.startsWith('_'))
    expect(files.sort()).toEqual([...replyNames].sort())
  })

  it('are all used, parts included', async () => {
    const sources = await sourcesOf('src/core', 'src/flows')
    // `about.${subject}` is the one name that is put together.
    const unused = replyNames.filter((name) => !sources.includes(`'${name}'`) && !name.startsWith('about.'))
    expect(unused).toEqual([])
    const all = Object.values(templates).join('\n')
    const parts = Object.keys(templates).filter((name) => name.startsWith('_'))
    expect(parts.filter((name) => !all.includes(`{{> ${name}}}`))).toEqual([])
    expect(
      [...all.matchAll(/\{\{> ?([\w-]+)\}\}/g)].map(([, name]) => name).filter((name) => !templates[name ?? '']),
    ).toEqual([])
  })

  it.each(replyNames)('%s opens with its answer and leaves no mark unclosed', (name) => {
    const source = templates[name] ?? ''
    const prose = source.replace(/\{\{[^}]*\}\}/g, '')
    expect((prose.match(/\*\*/g) ?? []).length % 2).toBe(0)
    expect((prose.match(/_/g) ?? []).length % 2).toBe(0)
    expect(source).not.toMatch(/!/)
    // An article's own light markup, read and written anew by `writeMarkup`, so that nothing of it is open.
    const raw = name === 'policy.answer' ? ['{{{jawab}}}', '{{{rinci}}}'] : []
    expect(source.match(/\{\{\{.*?\}\}\}|\{\{&.*?\}\}/g) ?? []).toEqual(raw)
  })
})

describe('createReplies', () => {
  const replies = createReplies({ ...templates, greet: '**{{salam}}**, _{{sapaan}}_ {{#ada}}x{{ada}}{{/ada}}' })

  it('keeps marks in values as characters', () => {
    const text = replies.render('greet', { salam: '**a** _b_ \\ <b>&amp;', sapaan: 'x_y_z', ada: null })
    expect(text).toEqual([
      { text: '**a** _b_ \\ <b>&amp;', bold: true },
      { text: ', ' },
      { text: 'x_y_z', italic: true },
    ])
  })

  it('does not read a value as a template', () => {
    expect(plainText(replies.render('greet', { salam: '{{sapaan}}', sapaan: 'Ibu', ada: null }))).toBe(
      '{{sapaan}}, Ibu',
    )
  })

  it('refuses a view that forgot a value', () => {
    expect(() => replies.render('greet', { salam: 'Selamat pagi', ada: null })).toThrow('"greet" needs "sapaan"')
  })
})

async function sourcesOf(...folders: string[]): Promise<string> {
  const texts: string[] = []
  for (const folder of folders) {
    for (const file of await readdir(folder, { recursive: true })) {
      if (file.endsWith('.ts') && !file.endsWith('reply-names.ts'))
        texts.push(await readFile(`${folder}/${file}`, 'utf8'))
    }
  }
  return texts.join('\n')
}
