import type { Issue } from '../../types/parsed.js'
import type { Source } from '../../yaml/source.js'
import { LINT_CHECKS } from './lint.js'

/** A comment that silences checks on its line, or on the next where it stands alone. */
interface Ignore {
  readonly file: string
  /** Where the comment stands. */
  readonly line: number
  /** The line that it silences. */
  readonly for: number
  readonly codes: readonly string[]
  readonly hasReason: boolean
}

const IGNORE = /(^|\s)#\s*lint-ignore\s+([\w-]+(?:\s*,\s*[\w-]+)*)\s*(?::\s*(\S.*))?$/u

/**
 * Leaves out the issues that comments of the rule files silence:
 *
 *     - сон   # lint-ignore short-keyword: it is the whole title
 *
 * Only named checks can be silenced, and only with a reason. A comment that silences nothing, or
 * gives no reason, is an issue of its own.
 */
export function withoutIgnored(issues: readonly Issue[], files: readonly Source[]): Issue[] {
  const ignores = files.flatMap(ignoresIn)
  if (ignores.length === 0) return [...issues]
  const used = new Set<Ignore>()
  const left = issues.filter(({ code, place }) => {
    const isOf = (each: Ignore): boolean => each.file === place.file && each.hasReason
    if (code === 'text-after-hash')
      return !ignores.some((each) => isOf(each) && each.line === place.line)
    const line = Math.max(1, place.line)
    const found = ignores.find(
      (each) => isOf(each) && each.for === line && each.codes.includes(code),
    )
    if (found) used.add(found)
    return !found || !(code in LINT_CHECKS)
  })
  return [...left, ...ignores.filter((each) => !used.has(each)).map(issueOf)]
}

function ignoresIn({ path: file, text }: Source): readonly Ignore[] {
  if (!text.includes('lint-ignore')) return []
  return text.split(/\r?\n/u).flatMap((raw, at): Ignore[] => {
    const found = IGNORE.exec(raw)
    if (!found) return []
    const [whole, , codes = '', reason] = found
    const isAlone = raw.slice(0, raw.length - whole.length).trim() === ''
    const line = at + 1
    const named = codes.split(',').map((code) => code.trim())
    return [
      { file, line, for: isAlone ? line + 1 : line, codes: named, hasReason: reason !== undefined },
    ]
  })
}

function issueOf({ file, line, codes, hasReason }: Ignore): Issue {
  const place = { file, line, column: 0 }
  const names = codes.join(', ')
  const message = hasReason
    ? `lint-ignore ${names}: nothing of that kind is here, remove the comment`
    : `lint-ignore ${names}: expected a reason, as in "lint-ignore ${names}: why"`
  return { severity: 'warning', code: 'unused-ignore', place, message }
}
