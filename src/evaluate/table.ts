/** A figure with four decimals; a dash where it is undefined. */
export function figure(value: number | null): string {
  return value === null ? '–' : value.toFixed(4)
}

/** A difference with its sign; a dash where it is undefined. */
export function signed(value: number | null): string {
  return value === null || value < 0 ? figure(value) : `+${figure(value)}`
}

/** A p value with four decimals. */
export function shownP(p: number): string {
  return p < 0.0001 ? '<0.0001' : p.toFixed(4)
}

/** Lines with aligned columns: a column of words to the left, of numbers to the right. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const [head = [], ...body] = rows
  const widths = head.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]))))
  const numeric = head.map((_, column) => body.every((row) => /^[\d.–]*$/.test(row[column] ?? '')))
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const gap = ' '.repeat((widths[column] ?? 0) - widthOf(cell))
        return numeric[column] ? gap + cell : cell + gap
      })
      .join('  ')
      .trimEnd(),
  )
}

function widthOf(cell = ''): number {
  return Array.from(cell).length
}
