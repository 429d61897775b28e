import type { Place } from '../../types/item.js'
import { fail } from './read-node.js'
import type { Report } from '../../yaml/source.js'

/** Finds something in a raw text: every place, from left to right; usually none. */
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

const NOWHERE: readonly Span[] = []

/**
 * Compiles expressions to RE2 automata, whose time is linear in the text:
 * what needs backtracking (look-around, back-references) is reported, and so
 * is what matches everything. The package is loaded only where there is one.
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
      compiled.set(text, (raw) => {
        const matcher = pattern.matcher(raw)
        if (!matcher.find()) return NOWHERE
        const spans = [{ start: matcher.start(), end: matcher.end() }]
        while (matcher.find()) spans.push({ start: matcher.start(), end: matcher.end() })
        return spans
      })
      if (pattern.matcher('').find())
        fail(report, place, ['unsafe-regex', `"${text}" matches an empty text and so everything`])
    } catch (error) {
      if (!(error instanceof Error)) throw error
      const reason = error.message.replace(/^error parsing regexp: /u, '')
      fail(report, place, ['unsafe-regex', `not an RE2 expression, ${reason}`])
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
