import type { Place } from '../types/item.js'
import { fail } from './read-node.js'
import type { Report } from './source.js'

/** Where an expression first matches a text, in UTF-16 units; undefined where it does not. */
export type Regex = (text: string) => Span | undefined

/** A stretch of text, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** An expression as a rule file has it. */
export interface Expression {
  readonly text: string
  readonly place: Place
}

/**
 * Compiles expressions to RE2 automata, whose time is linear in the text:
 * what needs backtracking (look-around, back-references) is reported, and so
 * is what matches everything. The package is loaded only where there is one.
 */
export async function compileRegexes(
  expressions: readonly Expression[],
  report: Report,
): Promise<ReadonlyMap<string, Regex>> {
  const compiled = new Map<string, Regex>()
  if (expressions.length === 0) return compiled
  const { RE2JS } = await import('re2js')

  for (const { text, place } of expressions) {
    try {
      const pattern = RE2JS.compile(text)
      compiled.set(text, (raw) => {
        const matcher = pattern.matcher(raw)
        return matcher.find() ? { start: matcher.start(), end: matcher.end() } : undefined
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
