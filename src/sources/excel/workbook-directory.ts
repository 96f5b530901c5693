/** What a workbook says of itself: its sheets with their parts, its date system, which styles are dates. */
import type { Entry } from 'yauzl'
import { SourceUnreadable } from '#ports/personnel-source.ts'
import { isDateFormat } from './date-format.ts'
import { readXml, type XmlHandlers } from './read-xml.ts'
import { brokenWorkbook, type ZipArchive } from './zip-archive.ts'

export interface WorkbookDirectory {
  /** In the order of the tabs; charts and dialogs left out. */
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean; readonly entry: Entry }[]
  readonly is1904: boolean
  readonly sharedStrings: Entry | undefined
  /** By a cell's style number. */
  readonly dateStyles: readonly boolean[]
}

interface Relation {
  readonly type: string
  readonly path: string
}

/** Null where there is no workbook inside; throws `SourceUnreadable` where a sheet is missing. */
export async function readWorkbookDirectory(
  archive: ZipArchive,
  signal: AbortSignal,
): Promise<WorkbookDirectory | null> {
  const main = [...(await readRelations(archive, '', signal)).values()].find(({ type }) => type === 'officeDocument')
  const path = main?.path ?? 'xl/workbook.xml'
  const entry = archive.find(path)
  if (entry === undefined || path.toLowerCase().endsWith('.bin')) return null
  const relations = await readRelations(archive, path, signal)
  const listed: { name: string; relation: string; isHidden: boolean }[] = []
  let is1904 = false
  await readWhole(archive, entry, signal, {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = isTrue(attributes.date1904)
      if (name !== 'sheet') return
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      const isHidden = (attributes.state ?? 'visible') !== 'visible'
      listed.push({ name: attributes.name ?? '', relation, isHidden })
    },
  })
  const part = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.path ?? ''
  const styles = archive.find(part('styles'))
  return {
    sheets: listed.flatMap(({ name, relation, isHidden }) => {
      const target = relations.get(relation)
      if (target !== undefined && target.type !== 'worksheet') return []
      const sheet = archive.find(target?.path ?? '')
      if (sheet === undefined) throw new SourceUnreadable(brokenWorkbook)
      return [{ name, isHidden, entry: sheet }]
    }),
    is1904,
    sharedStrings: archive.find(part('sharedStrings')),
    dateStyles: styles === undefined ? [] : await readDateStyles(archive, styles, signal),
  }
}

/** By id; the type is the last word of its address, which differs between the two editions of the standard before it. */
async function readRelations(archive: ZipArchive, of: string, signal: AbortSignal): Promise<Map<string, Relation>> {
  const slash = of.lastIndexOf('/') + 1
  const folder = of.slice(0, slash)
  const entry = archive.find(`${folder}_rels/${of.slice(slash)}.rels`)
  const relations = new Map<string, Relation>()
  if (entry === undefined) return relations
  await readWhole(archive, entry, signal, {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External' || Id === undefined || Target === undefined) return
      const path = new URL(Target, `zip:///${folder}`).pathname.slice(1)
      relations.set(Id, { type: Type?.slice(Type.lastIndexOf('/') + 1) ?? '', path: decodeURIComponent(path) })
    },
  })
  return relations
}

async function readDateStyles(archive: ZipArchive, entry: Entry, signal: AbortSignal): Promise<readonly boolean[]> {
  const codes = new Map<number, string>()
  const formats: number[] = []
  let isInCells = false
  await readWhole(archive, entry, signal, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'cellXfs') isInCells = true
      else if (name === 'xf' && isInCells) formats.push(Number(attributes.numFmtId ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false
    },
  })
  return formats.map((id) => isDateFormat(id, codes.get(id)))
}

async function readWhole(archive: ZipArchive, entry: Entry, signal: AbortSignal, handlers: Partial<XmlHandlers>) {
  const nothing = () => {}
  const pieces = readXml(archive.chunks(entry, signal), { open: nothing, close: nothing, text: nothing, ...handlers })
  for await (const _ of pieces);
}

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true'
}
