/** Rows as sorted lists of feature numbers, and for each feature the rows that have it. */
export interface Table {
  readonly rows: readonly Int32Array[]
  readonly having: readonly (readonly number[])[]
  /** The numbers of the features that some row of the table has, ascending. */
  readonly rowOf: (features: Iterable<string>) => Int32Array
}

/** Features of fewer rows tell nothing. */
const LEAST_ROWS = 2

/** Numbers the features that at least two rows have. */
export function createTable(texts: readonly ReadonlySet<string>[]): Table {
  const counts = new Map<string, number>()
  for (const features of texts)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  const frequent = [...counts].filter(([, count]) => count >= LEAST_ROWS)
  const numbers = new Map(frequent.map(([feature], number) => [feature, number]))
  const rowOf = (features: Iterable<string>): Int32Array =>
    Int32Array.from([...features].flatMap((feature) => numbers.get(feature) ?? [])).sort()
  const rows = texts.map((features) => rowOf(features))
  const having: number[][] = frequent.map(() => [])
  rows.forEach((features, row) => {
    for (const feature of features) having[feature]?.push(row)
  })
  return { rows, having, rowOf }
}

/** Whether a row has a feature. */
export function hasFeature(row: Int32Array, feature: number): boolean {
  let low = 0
  let high = row.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((row[middle] as number) < feature) low = middle + 1
    else high = middle
  }
  return row[low] === feature
}
