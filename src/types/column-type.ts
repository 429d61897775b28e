/** Type of a column as declared by the file; text by default. */
export type ColumnType =
  | { readonly kind: 'text' | 'integer' | 'number' | 'boolean' | 'date' }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | {
      readonly kind: 'moment'
      readonly unit: 'MILLIS' | 'MICROS' | 'NANOS'
      readonly isUtc: boolean
    }

/** The type of a column of which nothing is said. */
export const TEXT: ColumnType = { kind: 'text' }
