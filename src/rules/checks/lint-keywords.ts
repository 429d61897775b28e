import type { Issue } from '../../types/parsed.js'
import type { KeywordUse } from '../matching/keyword-use.js'
import { codePointsOf } from '../matching/length.js'
import { isUnbounded } from '../../matcher/pattern.js'

/** Fewest letters and digits of a keyword that may stand anywhere, even inside words. */
const FEWEST = 3

/** Checks that look at one keyword alone. */
export function lintKeyword(use: KeywordUse): Issue[] {
  return [deadKeyword(use), tooLong(use), shortKeyword(use)].flatMap((issue) => issue ?? [])
}

function deadKeyword({ sought: { keyword, needles } }: KeywordUse): Issue | undefined {
  if (needles.length > 0) return undefined
  const message = `"${keyword.text}" can never match: the fold leaves nothing of it; use match: case`
  return { severity: 'error', code: 'dead-keyword', place: keyword.place, message }
}

/** A keyword longer than its own part lets the text be. */
function tooLong({ part, list, sought: { keyword } }: KeywordUse): Issue | undefined {
  const { shorterThan } = part.part
  const { text, match, place } = keyword
  if (shorterThan === undefined || match === 'regex') return undefined
  const length = lettersOf(text)
  if (length < shorterThan) return undefined
  const message = `"${text}" can never match: it has ${length} letters, and shorter_than is ${shorterThan}`
  const code = list === 'stop' ? 'dead-stop' : 'dead-keyword'
  return { severity: list === 'stop' ? 'warning' : 'error', code, place, message }
}

function shortKeyword({ sought: { keyword, needles } }: KeywordUse): Issue | undefined {
  const { text, match, place } = keyword
  const length = lettersOf(text)
  const [needle] = needles
  if (match !== 'anywhere' || length >= FEWEST || needle?.kind !== 'folded') return undefined
  const { boundStart, boundEnd, units } = needle.pattern
  if ((boundStart && boundEnd) || units.every((unit) => isUnbounded(unit))) return undefined
  const message = `"${text}" is found inside many words: add match: word, or a space on both sides`
  return { severity: 'warning', code: 'short-keyword', place, message }
}

function lettersOf(text: string): number {
  return codePointsOf(text.replaceAll(/[^\p{L}\p{N}]/gu, ''))
}
