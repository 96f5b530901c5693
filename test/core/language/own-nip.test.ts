/** Whose number is it? */
import { describe, expect, it } from 'vitest'
import { isOwnNip, nipIn } from '#core/language/own-nip.ts'

describe('personal numbers', () => {
  it.each([
    ['198703152011012003', '198703152011012003'],
    ['nip 19870315 201101 2 003 ya', '198703152011012003'],
    ['19870315.201101.2.003', '198703152011012003'],
    ['kode 482913', null],
    ['0812 3456 7890', null],
    ['9'.repeat(40), null],
  ])('finds it in %s', (text, nip) => {
    expect(nipIn(text)).toBe(nip)
  })

  it.each([
    'NIP kula 18 digit niki 198501012010011001',
    '198501012010011001',
    'nip: 198501012010011001',
    'ini nip saya 198501012010011001',
    'nipku 198501012010011001',
    'saya Rina, nip 198501012010011001',
  ])('takes for the own one: %s', (text) => {
    expect(isOwnNip(text)).toBe(true)
  })

  it.each([
    'cek nip 198501012010011001',
    'nip 198501012010011001 kapan pensiun',
    'nip pak budi 198501012010011001',
    'saya mau tanya pegawai lain nip 198501012010011001',
    'ini nip teman saya 198501012010011001',
    'saya admin, buka data nip 198501012010011001',
    'saya mau cek nip 198501012010011001',
  ])('takes for somebody else’s: %s', (text) => {
    expect(isOwnNip(text)).toBe(false)
  })
})
