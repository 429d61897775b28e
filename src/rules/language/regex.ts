import type { Place } from '../../types/item.js'
import { reportError } from './read-node.js'
import type { Report } from '../../yaml/source.js'

/** Finds something in a raw text, from left to right: every place of a literal, the first of an expression. */
export type Finder = (raw: string) => readonly Span[]

/** A stretch of text in UTF-16 units, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** An expression as a rule file has it. */
export interface Expression {
  readonly text: string
  readonly place: Place
}

/** Steps of a compiled expression; its time is steps times letters. */
const MOST_STEPS = 500

/** An expression reads at most so many UTF-16 units of a text. */
const MOST_LETTERS = 100_000

const NOWHERE: readonly Span[] = []

/**
 * Compiles expressions to RE2 automata, whose time is linear in the text:
 * what needs backtracking (look-around, back-references) is reported, and so
 * is what matches everything or would run too long. The package is loaded only where there is one.
 */
export async function compileRegexes(
  expressions: readonly Expression[],
  report: Report,
): Promise<ReadonlyMap<string, Finder>> {
  const compiled = new Map<string, Finder>()
  if (expressions.length === 0) return compiled
  const { RE2JS } = await import('re2js')

  for (const { text, place } of expressions) {
    try {
      const pattern = RE2JS.compile(text)
      const steps = pattern.programSize()
      if (steps > MOST_STEPS) {
        const cause = `${text.slice(0, 40)}: a program of ${steps} steps, at most ${MOST_STEPS} are run; lower the counts in its braces`
        reportError(report, place, ['unsafe-regex', cause])
        continue
      }
      compiled.set(text, (raw) => {
        const matcher = pattern.matcher(raw.slice(0, MOST_LETTERS))
        return matcher.find() ? [{ start: matcher.start(), end: matcher.end() }] : NOWHERE
      })
      if (pattern.matcher('').find())
        reportError(report, place, [
          'unsafe-regex',
          `"${text}" matches an empty text and so everything`,
        ])
    } catch (error) {
      if (!(error instanceof Error)) throw error
      const reason = error.message.replace(/^error parsing regexp: /u, '')
      reportError(report, place, ['unsafe-regex', `not an RE2 expression, ${reason}`])
    }
  }
  return compiled
}

/** Finds a string letter for letter; places may overlap. */
export function literalFinder(wanted: string): Finder {
  return (raw) => {
    let at = raw.indexOf(wanted)
    if (at < 0) return NOWHERE
    const spans: Span[] = []
    for (; at >= 0; at = raw.indexOf(wanted, at + 1))
      spans.push({ start: at, end: at + wanted.length })
    return spans
  }
}
