/** Counts rows by the values of some of their columns. */
export interface Counts {
  readonly header: readonly string[]
  readonly add: (row: readonly string[]) => void
  /** Values, how many rows have them and their share in percent; the most frequent first. */
  readonly rows: () => readonly (readonly string[])[]
}

/** Counts the rows of a table by columns, of those it has. */
export function createCounts(columns: readonly string[], by: readonly string[]): Counts {
  const places = by.map((name) => columns.indexOf(name))
  const found = new Map<string, { readonly values: readonly string[]; rows: number }>()
  let all = 0
  return {
    header: [...by, 'rows', 'percent'],
    add: (row) => {
      all += 1
      const values = places.map((at) => row[at] ?? '')
      const key = values.join('\0')
      const known = found.get(key)
      if (known) known.rows += 1
      else found.set(key, { values, rows: 1 })
    },
    rows: () =>
      [...found.values()]
        .toSorted((a, b) => b.rows - a.rows || (a.values.join() < b.values.join() ? -1 : 1))
        .map(({ values, rows }) => [
          ...values,
          String(rows),
          String(Math.round((10_000 * rows) / all) / 100),
        ]),
  }
}
