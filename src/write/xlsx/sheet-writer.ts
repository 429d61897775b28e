import { CELL_STYLE, cellXml, columnLetters, textCellXml, type ColumnKind } from './cell-xml.js'
import type { LinkFinder } from './links.js'
import { sheetBeginning, sheetEnding } from './parts.js'
import type { ZipWriter } from './zip-writer.js'

/** The rows of a table, in order. */
export type TableRows = readonly (readonly string[])[]

/** A sheet that is written: measured, begun, filled, ended. */
export interface SheetWriter {
  /** Makes columns wide enough for a row; before `begin`. */
  readonly measure: (row: readonly string[]) => void
  readonly begin: (part: string, isFirst: boolean) => Promise<void>
  readonly write: (rows: TableRows, links: LinkFinder | undefined) => Promise<void>
  /** Gives the addresses of its links, in the order of their cells. */
  readonly end: (hasFilter: boolean) => Promise<readonly string[]>
}

/** Widths of columns, in characters. */
const WIDTH = { least: 8, most: 60 } as const

/** Writes a sheet into an archive: a header that stays in sight, and rows. */
export function openSheet(zip: ZipWriter, columns: readonly string[]): SheetWriter {
  const letters = columns.map((_, at) => columnLetters(at))
  const widths = columns.map(widthOf)
  const linked = { places: [] as string[], addresses: [] as string[] }
  const cell = cellsOf(columns.map(kindOf), linked)
  let line = 1
  return {
    measure: (row) => {
      row.forEach((text, at) => {
        widths[at] = Math.max(widths[at] ?? 0, widthOf(text))
      })
    },
    begin: async (part, isFirst) => {
      await zip.begin(part)
      const header = columns
        .map((name, at) => textCellXml(name, `${letters[at] ?? ''}1`, CELL_STYLE.header))
        .join('')
      await zip.write(`${sheetBeginning(widths, isFirst)}<row r="1">${header}</row>\n`)
    },
    write: async (rows, links) => {
      let xml = ''
      for (const row of rows) {
        line += 1
        xml += `<row r="${line}">`
        for (let at = 0; at < row.length; at++) {
          const place = `${letters[at] ?? ''}${line}`
          xml += cell(row[at] ?? '', { place, column: at, links })
        }
        xml += '</row>\n'
      }
      await zip.write(xml)
    },
    end: async (hasFilter) => {
      const ids = letters.filter((_, at) => kindOf(columns[at] ?? '') === 'id')
      const ending = {
        filter: hasFilter ? `A1:${letters.at(-1) ?? 'A'}${line}` : undefined,
        linked: linked.places,
        ids: ids.map((letter) => `${letter}2:${letter}${line + 1}`).join(' '),
      }
      await zip.write(sheetEnding(ending))
      return linked.addresses
    },
  }
}

interface Around {
  readonly place: string
  readonly column: number
  readonly links: LinkFinder | undefined
}

/** Makes cells, and notes those that are links. */
function cellsOf(
  kinds: readonly ColumnKind[],
  linked: { readonly places: string[]; readonly addresses: string[] },
): (text: string, around: Around) => string {
  return (text, { place, column, links }) => {
    const address = links?.linkOf(text, column)
    if (address === undefined) return cellXml(text, place, kinds[column] ?? 'any')
    linked.places.push(place)
    linked.addresses.push(address)
    return textCellXml(text, place, CELL_STYLE.link)
  }
}

/** Columns named as ids are text: `id`, `yt_channel_id`, `videoId`. */
function kindOf(column: string): ColumnKind {
  return /(?:^|[\s_.-])id$/i.test(column) || /[a-z]Id$/.test(column) ? 'id' : 'any'
}

function widthOf(text: string): number {
  const wide = text.length > WIDTH.most ? WIDTH.most : text.length + 2
  return Math.min(WIDTH.most, Math.max(WIDTH.least, wide))
}
