/** A text put together, and where each of its units was in the raw one: `[starts[i], ends[i])`. */
export interface Composed {
  readonly text: string
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** A character with what may melt into it, or a Hangul syllable in single letters. */
const cluster =
  /[\u{1100}-\u{115F}][\u{1160}-\u{11A7}][\u{11A8}-\u{11FF}]?|[^][\u{0300}-\u{036F}\u{0653}-\u{0655}\u{093C}\u{3099}\u{309A}\u{FF9E}\u{FF9F}]*/gu

/** Voicing marks that only the compatible form joins to their letter. */
const halfWidth = /[\u{FF9E}\u{FF9F}]/u

/**
 * Puts a text together, cluster by cluster, keeping places: и + U+0306 → й, ﾊ + ﾞ → バ.
 *
 * Only texts with combining characters come here.
 */
export function composed(raw: string): Composed {
  const clusters = raw.match(cluster) ?? []
  const parts = clusters.map((part) => part.normalize(halfWidth.test(part) ? 'NFKC' : 'NFC'))
  const text = parts.join('')
  const starts = new Int32Array(text.length)
  const ends = new Int32Array(text.length)
  let at = 0
  let to = 0
  parts.forEach((part, i) => {
    const end = at + (clusters[i]?.length ?? 0)
    starts.fill(at, to, to + part.length)
    ends.fill(end, to, to + part.length)
    to += part.length
    at = end
  })
  return { text, starts, ends }
}
