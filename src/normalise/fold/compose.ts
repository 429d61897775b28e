import { entityAt } from './entities.js'
import type { FoldSteps } from './fold-steps.js'

/** A composed text with the range `[starts[i], ends[i])` of each unit in the raw text. */
export interface Composed {
  readonly text: string
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/**
 * A character with its combining marks, a Hangul syllable in single letters, or a run of flag
 * letters.
 */
const cluster =
  /[\u{1F1E6}-\u{1F1FF}]+|[\u{1100}-\u{115F}][\u{1160}-\u{11A7}][\u{11A8}-\u{11FF}]?|[^][\u{0300}-\u{036F}\u{0653}-\u{0655}\u{093C}\u{3099}\u{309A}\u{FF9E}\u{FF9F}]*/gu

/** Voicing marks that only the compatible form joins to their letter. */
const halfWidth = /[\u{FF9E}\u{FF9F}]/u

const flagLetters = /^[\u{1F1E6}-\u{1F1FF}]/u

/** One flag or several, and nothing else: the flags of Unicode's own list. */
const onlyFlags = new RegExp(String.raw`^\p{RGI_Emoji_Flag_Sequence}+$`, 'v')

/**
 * Puts a text together, cluster by cluster, keeping places: и + U+0306 → й, ﾊ + ﾞ → バ; `&amp;` → &.
 * Flags become spaces, so that only the letters of flags that spell a word are left.
 *
 * Only texts with combining characters, entities or flags come here. Linear in the text.
 */
export function composed(raw: string, steps: FoldSteps): Composed {
  const decoded = steps.has('entities') ? withoutEntities(raw) : asItIs(raw)
  if (!steps.has('compat')) return decoded
  return rewritten(decoded, (decoded.text.match(cluster) ?? []).map(withForm))
}

/** A piece of a text and what becomes of it. */
interface Piece {
  readonly from: string
  readonly to: string
}

function withForm(from: string): Piece {
  if (flagLetters.test(from)) return { from, to: onlyFlags.test(from) ? ' ' : from }
  return { from, to: from.normalize(halfWidth.test(from) ? 'NFKC' : 'NFC') }
}

function withoutEntities(raw: string): Composed {
  if (!raw.includes('&')) return asItIs(raw)
  const pieces: Piece[] = []
  let from = 0
  for (let at = raw.indexOf('&'); at >= 0; at = raw.indexOf('&', from)) {
    const entity = entityAt(raw, at)
    const end = at + (entity?.length ?? 1)
    pieces.push({ from: raw.slice(from, at), to: raw.slice(from, at) })
    pieces.push({ from: raw.slice(at, end), to: entity?.text ?? '&' })
    from = end
  }
  pieces.push({ from: raw.slice(from), to: raw.slice(from) })
  return rewritten(asItIs(raw), pieces)
}

function asItIs(text: string): Composed {
  const starts = Int32Array.from({ length: text.length }, (_, at) => at)
  return { text, starts, ends: starts.map((at) => at + 1) }
}

/** The text with its pieces replaced; a unit of a replaced piece lies where the whole piece did. */
function rewritten(before: Composed, pieces: readonly Piece[]): Composed {
  const text = pieces.map(({ to }) => to).join('')
  const starts = new Int32Array(text.length)
  const ends = new Int32Array(text.length)
  let at = 0
  let place = 0
  for (const { from, to } of pieces) {
    const end = at + from.length
    const start = before.starts[at] ?? 0
    const last = before.ends[end - 1] ?? start
    if (from === to) {
      starts.set(before.starts.subarray(at, end), place)
      ends.set(before.ends.subarray(at, end), place)
    } else {
      starts.fill(start, place, place + to.length)
      ends.fill(last, place, place + to.length)
    }
    at = end
    place += to.length
  }
  return { text, starts, ends }
}
