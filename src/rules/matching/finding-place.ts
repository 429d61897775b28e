import type { Cues } from '../../types/item.js'
import type { Span } from '../language/regex.js'
import type { Finding } from './search.js'

/** Where a finding stands in the raw text. */
export function rawSpan(finding: Finding): Span {
  const { start, end } = finding
  if (finding.kind === 'raw') return { start, end }
  const { starts, ends } = finding.needle.profile.trace(finding.text)
  return { start: starts[start] as number, end: ends[end - 1] as number }
}

/** Where a place of a text is said, in milliseconds; undefined where its text says no times. */
export function timeIn(cues: Cues | undefined, offset: number): number | undefined {
  if (!cues || cues.offsets.length === 0) return undefined
  let low = 0
  let high = cues.offsets.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((cues.offsets[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return cues.starts[low]
}

/** Letters that an ending may add to a keyword which a rule wants anywhere. */
const MOST_ENDING = 3

/** In talk a keyword that begins inside a word is chance: губ[у ба]бушка. */
export function standsAsWord(finding: Finding): boolean {
  if (finding.kind === 'raw') return true
  const { text, start, end } = finding
  const { starts, from, to } = text
  if (start > 0 && starts[from + start] !== 1) return false
  let rest = from + end
  while (rest < to && starts[rest] !== 1) rest++
  return rest - from - end <= MOST_ENDING
}
