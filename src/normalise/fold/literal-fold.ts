import { type Arena, reserve, seal } from './arena.js'
import type { FoldSteps } from './fold-steps.js'
import type { Folder } from './folder.js'

/**
 * A folder that lower-cases at most: every unit is kept, spaces and
 * punctuation too, so that a hit is a plain substring.
 *
 * `starts` is 1 where a token starts and also where a run of separators
 * does: a hit ends at a token's end where `starts` of its end is 1.
 */
export function createLiteralFolder(steps: FoldSteps): Folder {
  const written = steps.has('case') ? (raw: string) => raw.toLowerCase() : (raw: string) => raw

  const fold = (raw: string, arena: Arena) => {
    const text = written(raw)
    reserve(arena, text.length)
    const { units, starts, used: from } = arena
    let before = false
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      const inWord = isWordUnit(text, i, unit)
      units[from + i] = unit
      starts[from + i] = i === 0 || inWord !== before ? 1 : 0
      before = inWord
    }
    seal(arena, from + text.length)
    return { raw, units, starts, from, to: from + text.length }
  }
  return {
    steps,
    fold,
    trace: ({ raw }) => {
      const { starts, ends } = mapUnits(raw, written)
      return { starts: Int32Array.from([...starts, raw.length]), ends: Int32Array.from(ends) }
    },
  }
}

/** By code unit: 0 not met yet, 1 a separator, 2 part of a word, 3 half of a pair. */
const kinds = new Uint8Array(0x10000)
const wordCharacter = /^[\p{L}\p{N}\p{M}]/u

function isWordUnit(text: string, i: number, unit: number): boolean {
  const kind = kinds[unit] || learnKind(unit)
  if (kind < 3) return kind === 2
  const first = unit >= 0xdc00 && i > 0 ? i - 1 : i
  return wordCharacter.test(String.fromCodePoint(text.codePointAt(first) ?? 0))
}

function learnKind(unit: number): number {
  const half = unit >= 0xd800 && unit < 0xe000
  const kind = half ? 3 : wordCharacter.test(String.fromCharCode(unit)) ? 2 : 1
  kinds[unit] = kind
  return kind
}

/** Lower-casing may lengthen a character (İ), so places go character by character. */
function mapUnits(
  raw: string,
  written: (text: string) => string,
): { starts: number[]; ends: number[] } {
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const character of raw) {
    const end = at + character.length
    const { length } = written(character)
    for (let k = 0; k < length; k++) {
      const paired = length === character.length
      starts.push(paired ? at + k : at)
      ends.push(paired ? at + k + 1 : end)
    }
    at = end
  }
  return { starts, ends }
}
