import { StringDecoder } from 'node:string_decoder'
import { KaskadError } from '../../types/error.js'
import { unpackEntry, type Zip, type ZipEntry } from '../files/zip.js'
import { shownBy, shownByNumber, type Epoch, type Shown } from './cell-text.js'
import { createSharedStrings, sharedStringsListener } from './shared-strings.js'
import { sheetListener, type SheetRow, type SheetTally } from './sheet-rows.js'
import { attributeOf, createXmlReader, type XmlListener } from './xml.js'

/** A sheet of a workbook. */
export interface Sheet {
  readonly name: string
  readonly isHidden: boolean
  readonly part: string
}

/** An XLSX workbook whose sheets can be read. */
export interface Workbook {
  readonly zip: Zip
  readonly sheets: readonly Sheet[]
  readonly epoch: Epoch
  readonly parts: Readonly<Record<'styles' | 'sharedStrings', string | undefined>>
}

/** The workbook of an archive; undefined where it is none. @throws KaskadError `input` */
export async function openWorkbook(zip: Zip): Promise<Workbook | undefined> {
  if (!zip.entries.some(({ name }) => name === '[Content_Types].xml')) return undefined
  const root = [...(await relationsOf(zip, '_rels/.rels')).values()].find(({ type }) =>
    type.endsWith('/officeDocument'),
  )
  if (!root?.target.endsWith('.xml'))
    throw new KaskadError('input', `${zip.name} holds no XLSX workbook: save it as XLSX or CSV`)
  const folder = root.target.replace(/[^/]*$/, '')
  const relations = await relationsOf(
    zip,
    `${folder}_rels/${root.target.slice(folder.length)}.rels`,
    folder,
  )
  const sheets: Sheet[] = []
  let epoch: Epoch = 1900
  await readPart(zip, root.target, {
    ...SILENT,
    open: (name, attributes) => {
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attributeOf(attributes, 'date1904') ?? ''))
        epoch = 1904
      if (name !== 'sheet') return
      const relation = relations.get(/\w+:id=["']([^"']*)/.exec(attributes)?.[1] ?? '')
      if (!relation?.type.endsWith('/worksheet')) return
      sheets.push({
        name: attributeOf(attributes, 'name') ?? '',
        isHidden: (attributeOf(attributes, 'state') ?? 'visible') !== 'visible',
        part: relation.target,
      })
    },
  })
  const partOf = (kind: string): string | undefined =>
    [...relations.values()].find(({ type }) => type.endsWith(`/${kind}`))?.target
  return {
    zip,
    sheets,
    epoch,
    parts: { styles: partOf('styles'), sharedStrings: partOf('sharedStrings') },
  }
}

/** The rows of a sheet, some at a time. @throws KaskadError `input` with the last row read. */
export async function* sheetRows(
  { zip, epoch, parts }: Workbook,
  { name, part }: Sheet,
  tally: SheetTally,
): AsyncGenerator<readonly SheetRow[]> {
  const strings = createSharedStrings()
  if (parts.sharedStrings !== undefined)
    await readPart(zip, parts.sharedStrings, sharedStringsListener(strings))
  const context = { strings, epoch, styles: await stylesOf(zip, parts.styles) }
  let rows: SheetRow[] = []
  let last = 0
  const listener = sheetListener(context, tally, (row) => {
    rows.push(row)
    last = row.line
  })
  const where = (): string => `${zip.name}: sheet "${name}" after row ${last}`
  for await (const chunk of parsed(zip, part, { listener, where })) {
    if (chunk && rows.length > 0) yield rows
    rows = []
  }
}

const SILENT: XmlListener = { open: () => {}, text: () => {}, close: () => {} }

interface Relation {
  readonly type: string
  readonly target: string
}

async function relationsOf(zip: Zip, part: string, folder = ''): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>()
  await readPart(zip, part, {
    ...SILENT,
    open: (name, attributes) => {
      if (name !== 'Relationship') return
      const target = attributeOf(attributes, 'Target') ?? ''
      relations.set(attributeOf(attributes, 'Id') ?? '', {
        type: attributeOf(attributes, 'Type') ?? '',
        target: target.startsWith('/') ? target.slice(1) : folder + target,
      })
    },
  })
  return relations
}

/** What each cell style shows numbers as. */
async function stylesOf(zip: Zip, part: string | undefined): Promise<readonly Shown[]> {
  if (part === undefined) return []
  const custom = new Map<number, Shown>()
  const styles: Shown[] = []
  let isCells = false
  await readPart(zip, part, {
    open: (name, attributes) => {
      const id = Number(attributeOf(attributes, 'numFmtId') ?? 0)
      if (name === 'numFmt') custom.set(id, shownBy(attributeOf(attributes, 'formatCode') ?? ''))
      else if (name === 'cellXfs') isCells = true
      else if (name === 'xf' && isCells) styles.push(custom.get(id) ?? shownByNumber(id))
    },
    text: () => {},
    close: (name) => {
      if (name === 'cellXfs') isCells = false
    },
  })
  return styles
}

async function readPart(zip: Zip, part: string, listener: XmlListener): Promise<void> {
  const where = (): string => `${zip.name}: ${part}`
  for await (const _ of parsed(zip, part, { listener, where }));
}

interface Parsing {
  readonly listener: XmlListener
  /** How messages name the place that was reached. */
  readonly where: () => string
}

/** Reads a part; yields after each chunk, so that what was gathered can be taken. */
async function* parsed(zip: Zip, part: string, { listener, where }: Parsing): AsyncGenerator<true> {
  const reader = createXmlReader(listener)
  const decoder = new StringDecoder('utf8')
  const entry = entryNamed(zip, part)
  for await (const chunk of unpackEntry(zip, entry)) {
    try {
      reader.write(decoder.write(chunk))
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause
      throw new KaskadError('input', `${where()}: ${cause.message}`, { cause })
    }
    yield true
  }
  if (!reader.isWhole()) throw new KaskadError('input', `${where()}: its XML ends too early`)
}

function entryNamed(zip: Zip, part: string): ZipEntry {
  const found =
    zip.entries.find(({ name }) => name === part) ??
    zip.entries.find(({ name }) => name.toLowerCase() === part.toLowerCase())
  if (!found) throw new KaskadError('input', `${zip.name} is damaged: it lacks ${part}`)
  return found
}
