import type { Random } from './random.js'

/** Keeps values, each with the same chance; without a value it gives them in the order in which they came. */
export type Reservoir<T> = (value?: T) => readonly T[]

/** @see Vitter, "Random sampling with a reservoir", 1985. */
export function reservoirOf<T extends object>(most: number, draw: Random): Reservoir<T> {
  const kept: { readonly nth: number; readonly value: T }[] = []
  let seen = 0
  return (value) => {
    if (!value) return kept.toSorted((a, b) => a.nth - b.nth).map((each) => each.value)
    const at = seen < most ? seen : Math.floor(draw() * (seen + 1))
    if (at < most) kept[at] = { nth: seen, value }
    seen++
    return []
  }
}
