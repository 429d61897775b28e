import type { Cue } from './cue.js'

/** Cues up to this length, in milliseconds, only repeat a finished line. */
const HOLDS = 100

/**
 * Share of cues that repeat lines of the previous cue from which a track counts as rolling
 * captions.
 */
const ROLLS = 0.3

/**
 * Leaves each line of automatic captions once, where it is new.
 *
 * Such captions roll: a cue is the last line of the one before and a new line, and between two of
 * them one of 10 ms holds the finished line. What is said again is a line of its own in a new cue
 * and stays; so does every line of a track that does not roll.
 *
 *     [раз]  [раз](10 ms)  [раз, раз]  [раз](10 ms)  [раз, два]   →   раз · раз · два
 */
export function withoutRolling(cues: readonly Cue[]): readonly Cue[] {
  const spoken = cues.filter(({ lines }) => lines.length > 0)
  const repeats = spoken.map((cue, at) => repeatedLines(spoken[at - 1], cue))
  const signs = spoken.filter((cue, at) => {
    const count = repeats[at] ?? 0
    return count > 0 && (cue.lines.length > count || cue.end - cue.start <= HOLDS)
  })
  if (signs.length < 2 || signs.length < ROLLS * spoken.length) return spoken
  return spoken.flatMap((cue, at) => {
    const lines = cue.lines.slice(repeats[at])
    return lines.length > 0 ? [{ ...cue, lines }] : []
  })
}

/** Lines of a cue that are compared; automatic captions have two. */
const MOST_LINES = 8

/** How many lines a cue begins with that end the cue before. */
function repeatedLines(before: Cue | undefined, { lines }: Cue): number {
  if (!before) return 0
  for (let count = Math.min(before.lines.length, lines.length, MOST_LINES); count > 0; count--) {
    const from = before.lines.length - count
    let same = 0
    while (same < count && before.lines[from + same] === lines[same]) same++
    if (same === count) return count
  }
  return 0
}
