/** Streams one XML part of a workbook through handlers, and refuses what no spreadsheet program writes. */
import { SaxesParser } from 'saxes'
import { SourceUnreadable } from '#ports/personnel-source.ts'
import { brokenWorkbook } from './zip-archive.ts'

/** Names come without their namespace prefix: some programs write `x:row`. */
export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(name: string): void
  text(text: string): void
}

const depthLimit = 100
/** Signs without a tag in between: the longest text that Excel can hold, times ten for escapes. */
const textLimit = 330_000
/** `<v>` and its kin hold one text; the parser gathers it before it hands it over, so it is counted here. */
const stillLimit = 4 * 1024 ** 2

/** Yields after each piece, so that what the handlers gathered can be passed on; throws `SourceUnreadable`. */
export async function* readXml(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): AsyncGenerator<void> {
  let depth = 0
  let stillSigns = 0
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('opentag', (tag) => {
    stillSigns = 0
    if (++depth > depthLimit) throw new Error('nested too deeply')
    handlers.open(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    stillSigns = 0
    depth--
    handlers.close(localName(tag.name))
  })
  const text = (piece: string) => {
    if (piece.length > textLimit) throw new Error('text too long')
    handlers.text(piece)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('doctype', () => {
    throw new SourceUnreadable(
      'Berkas Excel ini memuat rujukan ke luar (DOCTYPE) yang tidak ditulis oleh Excel, sehingga demi keamanan tidak dibaca. Buka berkasnya di Excel atau LibreOffice, simpan ulang sebagai .xlsx, lalu coba lagi.',
    )
  })
  const orBroken = (parse: () => void) => {
    try {
      parse()
    } catch (error) {
      throw error instanceof SourceUnreadable ? error : new SourceUnreadable(brokenWorkbook, { cause: error })
    }
  }
  const decoder = createDecoder()
  for await (const chunk of chunks) {
    orBroken(() => {
      const piece = decoder.decode(chunk)
      stillSigns += piece.length
      parser.write(piece)
      if (stillSigns > stillLimit) throw new Error('no tag for too long')
    })
    yield
  }
  orBroken(() => parser.write(decoder.end()).close())
  yield
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function createDecoder() {
  let decoder: TextDecoder | undefined
  return {
    decode(chunk: Buffer): string {
      const isUtf16 = chunk[0] === 0xff && chunk[1] === 0xfe
      decoder ??= new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true })
      return decoder.decode(chunk, { stream: true })
    },
    end: (): string => decoder?.decode() ?? '',
  }
}
