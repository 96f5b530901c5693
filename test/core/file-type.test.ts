/** What a file is by its content, and the name under which it is shown. */
import { describe, expect, it } from 'vitest'
import { fileTypeOf, shownFileName } from '#core/file-type.ts'
import { jpeg, pdf, png } from '#test/support/files.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('fileTypeOf', () => {
  it.each([
    ['a photo', jpeg('x'), 'image/jpeg'],
    ['a screenshot', png('x'), 'image/png'],
    ['a WebP', bytes('RIFF\0\0\0\0WEBPVP8 '), 'image/webp'],
    ['a PDF', pdf('x'), 'application/pdf'],
    ['a sound in the same container', bytes('RIFF\0\0\0\0WAVEfmt '), null],
    ['a picture of vectors, which can hold a script', bytes('<svg xmlns="http://www.w3.org/2000/svg">'), null],
    ['a zip', bytes('PK\u0003\u0004'), null],
    ['a PDF further in', bytes(' %PDF-1.7'), null],
    ['the beginning of a beginning', new Uint8Array([0xff, 0xd8]), null],
    ['nothing', new Uint8Array(), null],
  ])('%s', (_what, content, type) => {
    expect(fileTypeOf(content)).toBe(type)
  })
})

describe('shownFileName', () => {
  it.each([
    ['Sertifikat Bimtek.PDF', 'Sertifikat Bimtek.pdf'],
    ['invoice.pdf.exe', 'invoice.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\x\\sk.docx', 'sk.pdf'],
    ['foto\u202Egpj.exe', 'fotogpj.pdf'],
    ['<img src=x onerror=alert(1)>.png', 'img src=x onerror=alert(1).pdf'],
    ['.bashrc', null],
    ['\0\n', null],
    [undefined, null],
  ])('%j becomes %j', (name, shown) => {
    expect(shownFileName(name, 'application/pdf')).toBe(shown)
  })

  it('is never long', () => {
    expect(shownFileName('a'.repeat(300), 'image/png')?.length).toBe(84)
  })
})
