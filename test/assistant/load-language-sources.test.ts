/** The examples that HR edits are whole, and a broken folder is told at start. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadLanguageSources } from '#assistant/load-language-sources.ts'
import { topics } from '#core/dialogue/command.ts'
import { commandOfIntent } from '#core/language/intent-command.ts'
import { textLines } from '#core/language/text-lines.ts'

const said = { words: [], slots: { used: new Set<number>() }, title: '' }

describe('the examples', () => {
  const sources = loadLanguageSources()
  const names = sources.intents.map(({ name }) => name)

  it('cover every topic, many times over', () => {
    for (const topic of topics) expect(names).toContain(topic)
    for (const { name, examples } of sources.intents) {
      expect(examples.length, name).toBeGreaterThanOrEqual(name === 'none.out_of_scope' ? 150 : 20)
    }
  })

  it('stand for a command each', () => {
    for (const name of names) expect(commandOfIntent(name, said), name).not.toBeNull()
  })

  it('give keywords only intents that exist', () => {
    for (const line of textLines(sources.keywords)) {
      for (const intent of line.split('=')[1]?.split('|') ?? []) expect(names, line).toContain(intent.trim())
    }
  })
})

describe('a folder of its own', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'intents-'))
    for (const name of ['glossary', 'politeness', 'keywords', 'concepts', 'names'])
      writeFileSync(join(folder, `${name}.txt`), '')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('is read without its comments', () => {
    writeFileSync(join(folder, 'greet.txt'), '# Greeting.\nhalo\n\n hai \n')
    expect(loadLanguageSources(folder).intents).toEqual([{ name: 'greet', examples: ['halo', 'hai'] }])
  })

  it('is refused with an empty intent, or without the glossary', () => {
    writeFileSync(join(folder, 'greet.txt'), '# Nothing yet.\n')
    expect(() => loadLanguageSources(folder)).toThrow('prompts/intents/greet.txt has no example')
    rmSync(join(folder, 'greet.txt'))
    rmSync(join(folder, 'glossary.txt'))
    expect(() => loadLanguageSources(folder)).toThrow('glossary.txt')
  })
})
