/** Reads a value of a closed list in any of its spellings. */
import type { CellFault } from './cell-fault.ts'
import { quoted } from './cell-fault.ts'
import { plainKey } from './plain-key.ts'
import type { FieldSpec } from './record-kind.ts'

/** Codes lose their leading zero where Excel takes them for numbers, and gain `.0` in some exports. */
export function readValue(field: FieldSpec, text: string, header: string): string | CellFault {
  return lookUp(field, text, header) ?? unknown(field, text)
}

function lookUp(field: FieldSpec, text: string, header: string): string | undefined {
  const parsed = field.parse?.(text, header)
  if (parsed) return parsed
  if (!field.values) return undefined
  const key = plainKey(text.replace(/[.,]0+$/, ''))
  const exact = field.values.get(key) ?? field.values.get(key.replace(/^0+(?=\d)/, '')) ?? field.values.get(`0${key}`)
  // "Aktif (PNS)" and the like: what stands in brackets is a remark.
  return exact ?? (text.includes('(') ? field.values.get(plainKey(text.replace(/\(.*$/, ''))) : undefined)
}

function unknown(field: FieldSpec, text: string): CellFault {
  const choices = field.choices ?? choicesOf(field)
  return {
    code: 'value_unknown',
    message: `${quoted(text)} tidak dikenal sebagai ${field.label}.`,
    remedy:
      choices === null
        ? `Perbaiki isi ${field.label}, misalnya III/a untuk PNS atau IX untuk PPPK.`
        : `Isi salah satu: ${choices}.`,
  }
}

function choicesOf(field: FieldSpec): string | null {
  if (!field.values) return null
  return [...new Set(field.values.values())]
    .filter((value) => value !== 'none' && value !== 'struktural')
    .map((value) => value.replaceAll('_', ' '))
    .join(', ')
}
