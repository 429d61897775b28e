import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { TEXT, type ColumnType } from '../../types/column-type.js'
import { columnForm } from './parquet-values.js'

/** A Parquet file that is being written. */
export interface ParquetFileWriter {
  /** Takes rows of cells; '' is an absent value. @throws RangeError where a cell is not of its column's type */
  readonly write: (rows: readonly (readonly string[])[]) => Promise<void>
  /** Writes what is left, and the footer. */
  readonly end: () => Promise<void>
}

/** What is written. */
export interface ParquetPlan {
  readonly columns: readonly string[]
  /** By column; text where nothing is said. */
  readonly types: ReadonlyMap<string, ColumnType>
}

/** Rows in memory at once: a group is written when it is full. */
const GROUP_ROWS = 32_768
/** Text in memory at once, in UTF-16 units. */
const GROUP_TEXT = 8 * 1024 * 1024

/** Writes a Parquet file by groups of rows, packed with Snappy, as they come. */
export function createParquetWriter(
  push: (bytes: Uint8Array) => Promise<void>,
  { columns, types }: ParquetPlan,
): ParquetFileWriter {
  const forms = columns.map((name) => columnForm(name, types.get(name) ?? TEXT))
  const writer = new ByteWriter()
  const root = { name: 'schema', num_children: forms.length }
  const schema = [root, ...forms.map(({ element }) => element)]
  const file = new ParquetWriter({ writer, schema, createdBy: 'kaskad' })
  let data: unknown[][] = columns.map(() => [])
  let rows = 0
  let size = 0
  const flush = async (): Promise<void> => {
    if (rows > 0) {
      const columnData = data.map((values, at) => ({ name: columns[at] ?? '', data: values }))
      await file.write({ columnData, rowGroupSize: rows, dictionarySize: 1 << 18 })
    }
    data = columns.map(() => [])
    rows = 0
    size = 0
    const bytes = writer.getBytes().slice()
    writer.index = 0
    if (bytes.length > 0) await push(bytes)
  }
  return {
    write: async (more) => {
      for (const row of more) {
        forms.forEach(({ valueOf }, at) => {
          const cell = row[at] ?? ''
          size += cell.length
          data[at]?.push(cell === '' ? null : valueOf(cell))
        })
        rows += 1
        if (rows >= GROUP_ROWS || size >= GROUP_TEXT) await flush()
      }
    },
    end: async () => {
      await flush()
      await file.finish()
      await push(writer.getBytes().slice())
    },
  }
}
