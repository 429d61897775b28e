import type { NormalText } from '../normalise/fold/normal-text.js'
import { isDigit } from './pattern.js'
import type { Patterns } from './patterns.js'

/** A window of a text that pattern `id` may stand in. */
export interface Window {
  readonly text: NormalText
  readonly id: number
  readonly start: number
  readonly end: number
}

/**
 * Whether the numbers of a window are those of its pattern: the same digits, in words of their own.
 *
 * A number is a run of digits within one token. One that the window's edge cuts counts whole, so
 * `сезон 2` does not stand in `сезон 21`, though it does in `сезон 2 1 серия`.
 */
export function numbersAgree(patterns: Patterns, { text, id, start, end }: Window): boolean {
  const { units, breaks, from } = patterns
  const stop = from[id + 1] as number
  let at = (from[id] as number) - 1
  let place = wholeNumberFrom(text, start)
  const last = wholeNumberTo(text, end)
  for (;;) {
    at += 1
    while (at < stop && !isDigit(units[at] as number)) at++
    while (place < last && !isDigit(text.units[place] as number)) place++
    if (at === stop || place === last) return at === stop && place === last
    do {
      if (units[at++] !== text.units[place++]) return false
    } while (
      at < stop &&
      place < last &&
      isDigit(units[at] as number) &&
      isDigit(text.units[place] as number) &&
      breaks[at] !== 1 &&
      text.starts[place] !== 1
    )
    const goesOn = at < stop && isDigit(units[at] as number) && breaks[at] !== 1
    const goesOnThere =
      place < last && isDigit(text.units[place] as number) && text.starts[place] !== 1
    if (goesOn || goesOnThere) return false
    at -= 1
  }
}

/** The beginning of the number that a window begins in the middle of; else the window's own. */
function wholeNumberFrom({ units, starts, from }: NormalText, start: number): number {
  let at = start
  if (!isDigit(units[at] as number)) return at
  while (at > from && starts[at] !== 1 && isDigit(units[at - 1] as number)) at--
  return at
}

/** The end of the number that a window ends in the middle of; else the window's own. */
function wholeNumberTo({ units, starts, to }: NormalText, end: number): number {
  let at = end
  if (!isDigit(units[at - 1] as number)) return at
  while (at < to && starts[at] !== 1 && isDigit(units[at] as number)) at++
  return at
}
