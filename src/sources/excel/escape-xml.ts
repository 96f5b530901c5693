/** Text as it may stand in the XML of a workbook. */

/** Excel's own escape for signs that XML forbids; a text that already looks like one is escaped as well. */
const unwritable = /_(?=x[0-9A-Fa-f]{4}_)|(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu
const escaped = /_x([0-9A-Fa-f]{4})_/g

const special = /[&<>"]/g
const entity: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function escapeXml(text: string): string {
  return text
    .replace(unwritable, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(special, (sign) => entity[sign] ?? sign)
}

/** Only Excel's own escapes: the parser has already undone those of XML. */
export function unescapeSigns(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(escaped, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
