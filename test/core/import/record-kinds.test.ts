/** The catalogue holds together: every kind there, no spelling for two fields, no sheet name for two kinds. */
import { describe, expect, it } from 'vitest'
import { plainKey } from '#core/import/plain-key.ts'
import { presentKinds } from '#core/import/present-kinds.ts'
import { recordKindNames } from '#core/import/record-kind.ts'
import { recordKinds } from '#core/import/record-kinds.ts'

const all = [...Object.values(recordKinds), ...presentKinds]

describe('the catalogue', () => {
  it('has every kind under its own name, in the order of the names', () => {
    expect(Object.keys(recordKinds)).toEqual([...recordKindNames])
    for (const name of recordKindNames) expect(recordKinds[name].name).toBe(name)
  })

  it.each(all.map((kind) => [kind.label, kind] as const))('%s: no header is two fields', (_, kind) => {
    const owners = new Map<string, string>()
    for (const { name, label, synonyms, isDerived } of [...kind.fields, ...(kind.helpers ?? [])]) {
      if (isDerived) continue
      for (const text of [label, ...synonyms]) {
        expect(owners.get(plainKey(text)) ?? name, text).toBe(name)
        owners.set(plainKey(text), name)
      }
    }
  })

  it.each(all.map((kind) => [kind.label, kind] as const))('%s: keys, fills and marks are fields of it', (_, kind) => {
    const names = [...kind.fields, ...(kind.helpers ?? [])].map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(expect.arrayContaining([...kind.key, ...(kind.fills ?? []), ...(kind.marks ?? [])]))
    if (kind.isOfEmployee) expect(names[0]).toBe('nip')
  })

  it('gives no sheet name to two kinds, and values only to names that it knows', () => {
    const owners = new Map<string, string>()
    for (const kind of Object.values(recordKinds)) {
      const keys = kind.sheets.map(plainKey)
      for (const key of keys) {
        expect(owners.get(key) ?? kind.name, key).toBe(kind.name)
        owners.set(key, kind.name)
      }
      for (const key of Object.keys(kind.sheetValues ?? {})) if (key !== '') expect(keys).toContain(key)
    }
  })

  it('holds no sensitive column', () => {
    const texts = all.flatMap(({ fields, helpers }) =>
      [...fields, ...(helpers ?? [])].flatMap(({ label, synonyms }) => [label, ...synonyms].map(plainKey)),
    )
    for (const word of ['nik', 'alamat', 'agama', 'npwp', 'bpjs', 'taspen', 'gajipokok', 'rekening', 'jumlahanak']) {
      expect(texts).not.toContain(word)
    }
  })
})
