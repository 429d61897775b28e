import { type Arena, reserve, seal } from './arena.js'
import { entityAt } from './entities.js'
import {
  ENTITY,
  type Entries,
  EXPANDS,
  FLAG,
  LEFT_OUT,
  LETTER,
  MELTS,
  PLAIN,
  SEPARATES,
  SIGN,
} from './fold-entry.js'
import { closeToken, type TokenSteps } from './fold-token.js'
import { PADDING } from './normal-text.js'
import type { Pass, RawPlaces } from './pass.js'

/** What a pass over a text works with. */
export interface Tools {
  readonly entries: Entries
  readonly tokens: TokenSteps
  /** Separators leave nothing behind; otherwise they leave one space. */
  readonly squash: boolean
}

/** A text to fold, and where to. */
export interface Job {
  readonly raw: string
  readonly arena: Arena
  readonly tools: Tools
  /** Where to write down which raw characters the units come from. */
  readonly places?: RawPlaces
}

/** How a pass ended: at the end of the text, or before it with nothing kept: `melts` wants it put together. */
export type WriteOutcome = 'done' | 'full' | 'melts'

/** Folds one text behind what the arena holds, in one pass, and seals it there. */
export function writeFolded(pass: Pass, job: Job): WriteOutcome {
  const { raw, arena, tools } = job
  reserve(arena, raw.length + PADDING)
  pass.units = arena.units
  pass.starts = arena.starts
  pass.from = arena.used
  pass.to = arena.used
  pass.tokenFrom = -1
  pass.singles = 0
  pass.places = job.places

  const outcome = writeCharacters(pass, raw, tools)
  if (outcome !== 'done') return outcome
  endToken(pass, tools)
  seal(arena, pass.to)
  return outcome
}

function writeCharacters(pass: Pass, raw: string, tools: Tools): WriteOutcome {
  const { table, find, expansions } = tools.entries
  for (let i = 0; i < raw.length; i++) {
    const at = i
    let code = raw.charCodeAt(i)
    if (code >= 0xd800 && code < 0xdc00) {
      code = raw.codePointAt(i) ?? code
      if (code > 0xffff) i++
    }
    const entry = table[code] || find(code)
    if (entry >= PLAIN) {
      if ((entry & SIGN) === 0 || insideWord(pass, raw.charCodeAt(i + 1), tools)) {
        if (pass.tokenFrom < 0) openToken(pass, tools)
        put(pass, entry)
        if (pass.places) mark(pass, at, i + 1)
        i = writeWord(pass, { raw, from: i + 1, table }) - 1
      } else endToken(pass, tools)
    } else if (entry === SEPARATES) {
      if (pass.tokenFrom >= 0) endToken(pass, tools)
    } else if (entry === MELTS || entry === FLAG) {
      return 'melts'
    } else if (entry === ENTITY) {
      if (entityAt(raw, at) !== undefined) return 'melts'
      if (pass.tokenFrom >= 0) endToken(pass, tools)
    } else if (entry !== LEFT_OUT) {
      const expansion = expansions[entry & ~EXPANDS]
      if (!expansion) continue
      const needed = 2 * expansion.length + raw.length - i + 2 * PADDING
      if (pass.to + needed > pass.units.length) return 'full'
      for (const part of expansion) {
        if (part === SEPARATES) endToken(pass, tools)
        else {
          if (pass.tokenFrom < 0) openToken(pass, tools)
          put(pass, part)
          if (pass.places) mark(pass, at, i + 1)
        }
      }
    }
  }
  return 'done'
}

/**
 * Writes characters of one unit each for as long as they come: most of every text.
 *
 * @returns Where the first other character stands.
 */
function writeWord(
  pass: Pass,
  { raw, from, table }: { raw: string; from: number; table: Int32Array },
): number {
  const { units, starts, places } = pass
  let { to, traits, run } = pass
  let last = units[to - 1] as number
  let i = from
  for (; i < raw.length; i++) {
    const entry = table[raw.charCodeAt(i)] as number
    if (entry < PLAIN || (entry & SIGN) !== 0) break
    const unit = entry & 0xffff
    run = unit === last ? run + 1 : 1
    if (run === 3) pass.stretched = true
    last = unit
    units[to] = unit
    starts[to++] = 0
    traits |= entry
    if (places) mark({ places, from: pass.from, to }, i, i + 1)
  }
  pass.to = to
  pass.traits = traits
  pass.run = run
  return i
}

/** A sign counts as a letter before a letter, or behind one at a word's end: м@ша, маш@, not @маша. */
function insideWord(pass: Pass, next: number, { entries }: Tools): boolean {
  if (pass.tokenFrom < 0) return false
  const behindLetter = (pass.traits & LETTER) !== 0
  if (Number.isNaN(next)) return behindLetter
  const entry = entries.table[next] || entries.find(next)
  if (entry >= PLAIN) return (entry & LETTER) !== 0
  return behindLetter && (entry === SEPARATES || entry === ENTITY)
}

function openToken(pass: Pass, { squash }: Tools): void {
  if (!squash && pass.to > pass.from) {
    pass.units[pass.to] = 0x20
    pass.starts[pass.to] = 1
    pass.to++
    if (pass.places) markSpace(pass, pass.places)
  }
  pass.tokenFrom = pass.to
  pass.traits = 0
  pass.run = 0
  pass.stretched = false
}

function put(pass: Pass, entry: number): void {
  const { units, to, tokenFrom } = pass
  const unit = entry & 0xffff
  if (to > tokenFrom && units[to - 1] === unit) {
    pass.run++
    if (pass.run >= 3) pass.stretched = true
  } else pass.run = 1
  units[to] = unit
  pass.starts[to] = to === tokenFrom ? 1 : 0
  pass.traits |= entry
  pass.to = to + 1
}

function endToken(pass: Pass, { tokens }: Tools): void {
  if (pass.tokenFrom >= 0) closeToken(pass, tokens)
}

/** Notes that the unit just written was made of `raw[start … end)`. */
function mark(
  { places, from, to }: Pick<Pass, 'places' | 'from' | 'to'>,
  start: number,
  end: number,
): void {
  if (!places) return
  places.starts[to - 1 - from] = start
  places.ends[to - 1 - from] = end
}

/** A space between tokens has no characters of its own: it lies at the end of the token before. */
function markSpace({ from, to }: Pass, { starts, ends }: RawPlaces): void {
  const before = ends[to - 2 - from] ?? 0
  starts[to - 1 - from] = before
  ends[to - 1 - from] = before
}
