/**
 * The places of the largest and the second largest of some values; of equals the first.
 *
 * @param from - Where they begin.
 * @param count - How many there are.
 * @returns Places counted from `from`; -1 where there is none.
 */
export function topTwo(
  values: ArrayLike<number>,
  from: number,
  count: number,
): readonly [first: number, second: number] {
  let first = -1
  let second = -1
  for (let at = 0; at < count; at++) {
    const value = values[from + at] as number
    if (first < 0 || value > (values[from + first] as number)) {
      second = first
      first = at
    } else if (second < 0 || value > (values[from + second] as number)) second = at
  }
  return [first, second]
}
