import { xmlAttribute, xmlText } from './cell-xml.js'

/** A sheet by its name and file; `links` where it has links. */
export interface SheetPart {
  readonly name: string
  readonly links: readonly string[]
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** How a sheet begins, up to its rows: the header stays in sight, columns have widths. */
export function sheetBeginning(widths: readonly number[], isFirst: boolean): string {
  const columns = widths
    .map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
    .join('')
  return `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>\n`
}

/** What stands behind the rows of a sheet. */
export interface SheetEnding {
  /** The cells that can be filtered, `A1:G20`; none where absent. */
  readonly filter: string | undefined
  /** Cells with links, in the order of the sheet's links. */
  readonly linked: readonly string[]
  /** Cells of ids, which are text on purpose; '' where there are none. */
  readonly ids: string
}

/** How a sheet ends, from its rows on. */
export function sheetEnding({ filter, linked, ids }: SheetEnding): string {
  const links = linked.map((place, at) => `<hyperlink ref="${place}" r:id="rId${at + 1}"/>`)
  return [
    '</sheetData>',
    filter === undefined ? '' : `<autoFilter ref="${filter}"/>`,
    links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`,
    ids === ''
      ? ''
      : `<ignoredErrors><ignoredError sqref="${ids}" numberStoredAsText="1"/></ignoredErrors>`,
    '</worksheet>',
  ].join('')
}

/** The files of a workbook beside its sheets, by name. */
export function filesOfWorkbook(
  sheets: readonly SheetPart[],
): readonly (readonly [string, string])[] {
  const links = sheets.flatMap((sheet, at): [string, string][] =>
    sheet.links.length === 0
      ? []
      : [[`xl/worksheets/_rels/sheet${at + 1}.xml.rels`, relations(sheet.links.map(linkTo))]],
  )
  return [
    ...links,
    ['xl/styles.xml', STYLES],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
        .map(
          ({ name }, at) =>
            `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_, at) => ({ type: `${OFFICE}/worksheet`, target: part(at) })),
        { type: `${OFFICE}/styles`, target: 'styles.xml' },
      ]),
    ],
    ['_rels/.rels', relations([{ type: `${OFFICE}/officeDocument`, target: 'xl/workbook.xml' }])],
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${[
        ['/xl/workbook.xml', 'sheet.main'],
        ['/xl/styles.xml', 'styles'],
        ...sheets.map((_, at) => [`/xl/${part(at)}`, 'worksheet']),
      ]
        .map(([name, type]) => `<Override PartName="${name}" ContentType="${TYPES}.${type}+xml"/>`)
        .join('')}</Types>`,
    ],
  ]
}

function part(at: number): string {
  return `worksheets/sheet${at + 1}.xml`
}

interface Relation {
  readonly type: string
  readonly target: string
  readonly isOutside?: boolean
}

function linkTo(address: string): Relation {
  return { type: `${OFFICE}/hyperlink`, target: address, isOutside: true }
}

function relations(all: readonly Relation[]): string {
  const lines = all.map(
    ({ type, target, isOutside }, at) =>
      `<Relationship Id="rId${at + 1}" Type="${type}" Target="${xmlAttribute(target)}"${isOutside ? ' TargetMode="External"' : ''}/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`
}

/** Formats of cells in the order of `CELL_STYLE`. */
const FORMATS = [
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>',
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>',
  '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>',
]

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${FORMATS.length}">${FORMATS.join('')}</cellXfs></styleSheet>`
