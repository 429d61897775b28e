/** Replacement of missing values in a column used by rules and heads. */
export interface ColumnFill {
  readonly column: string
  /** The column whose value chooses among `values`; absent where all rows get the same. */
  readonly by?: string | undefined
  /** What a row gets by its value of `by`. */
  readonly values: readonly (readonly [string, FillValue])[]
  /** What every other row gets. */
  readonly otherwise: FillValue
}

/** A number goes to the numeric columns of an item, a text to its categorical ones. */
export type FillValue = number | string

/** How the fill of a column is found. */
export interface FillWish {
  readonly column: string
  readonly how:
    | { readonly kind: 'value'; readonly value: FillValue }
    | { readonly kind: 'mode' | 'median'; readonly by?: string | undefined }
}

/** What kaskad.yaml says of missing values. */
export interface FillPlan {
  /** A file of rows that modes and medians are learnt from; absent where training learns them. */
  readonly from: string | undefined
  readonly wishes: readonly FillWish[]
}
