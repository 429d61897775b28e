import { escapedText, numberText, type Epoch, type Shown } from './cell-text.js'
import type { SharedStrings } from './shared-strings.js'
import { attributeOf, plainText, type XmlListener } from './xml.js'

/** A row of a sheet that is not blank. */
export interface SheetRow {
  /** Its number in the sheet, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** What cells refer to. */
export interface CellContext {
  readonly strings: SharedStrings
  /** What each style shows numbers as. */
  readonly styles: readonly Shown[]
  readonly epoch: Epoch
}

/** Counts of cell problems that are reported to the user. */
export interface SheetTally {
  /** Numbers of 16 digits and more: a spreadsheet keeps 15. */
  long: number
  /** Formulas that gave an error such as #N/A; their cells are blank. */
  errors: number
}

/** The most columns a sheet may have. */
const MOST_COLUMNS = 16_384

/** Reads the rows of a sheet: each row that holds something is given to `take`. */
export function sheetListener(
  context: CellContext,
  tally: SheetTally,
  take: (row: SheetRow) => void,
): XmlListener {
  let line = 0
  let cells: string[] = []
  let filled = false
  let column = -1
  let attributes = ''
  let value = ''
  let isTaken = false
  let isReading = false
  return {
    open: (name, given) => {
      if (name === 'c') {
        column = columnOf(given, column)
        attributes = given
        value = ''
      } else if (name === 'v' || name === 't') isTaken = !isReading
      else if (name === 'rPh') isReading = true
      else if (name === 'row') {
        line = Number(attributeOf(given, 'r') ?? line + 1)
        cells = []
        filled = false
        column = -1
      }
    },
    text: (raw) => {
      if (isTaken) value += raw
    },
    close: (name) => {
      if (name === 'v' || name === 't') isTaken = false
      else if (name === 'rPh') isReading = false
      else if (name === 'c' && value !== '') {
        const text = cellText(value, attributes, { context, tally })
        if (text === '') return
        while (cells.length < column) cells.push('')
        cells[column] = text
        filled = true
      } else if (name === 'row' && filled) take({ line, cells })
    },
  }
}

/** The column of a cell by its `r="AB12"`, else the next one. */
function columnOf(attributes: string, before: number): number {
  const reference = attributeOf(attributes, 'r')
  if (reference === undefined) return before + 1
  let column = 0
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  if (column < 1 || column > MOST_COLUMNS)
    throw new SyntaxError(`a cell stands at "${reference.slice(0, 20)}", which is no place`)
  return column - 1
}

interface Around {
  readonly context: CellContext
  readonly tally: SheetTally
}

function cellText(raw: string, attributes: string, { context, tally }: Around): string {
  const { strings, styles, epoch } = context
  switch (attributeOf(attributes, 't') ?? 'n') {
    case 's': {
      const text = strings.at(Number(raw))
      if (text === undefined) throw new SyntaxError(`there is no shared text ${raw.slice(0, 20)}`)
      return text
    }
    case 'b':
      return raw === '1' || raw === 'true' ? 'true' : 'false'
    case 'e':
      tally.errors += 1
      return ''
    case 'n': {
      const shown = styles[Number(attributeOf(attributes, 's') ?? 0)] ?? 'number'
      const text = numberText(raw, shown, epoch)
      if (/^-?\d{16,}$/.test(text)) tally.long += 1
      return text
    }
    default:
      return escapedText(plainText(raw))
  }
}
