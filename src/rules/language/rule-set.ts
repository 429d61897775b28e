import type { Place } from '../../types/item.js'
import { formatPlace, isNonEmpty, type Issue, type Parsed } from '../../types/parsed.js'
import { doubtsOf } from './doubts.js'
import { linkRules } from './link.js'
import { extendFiles, withExceptions } from './extend.js'
import { parseRuleFile, type ParseFile } from './parse.js'
import { withLanguages } from './keyword-languages.js'
import { expressionsOf, loadForRules } from './ready-set.js'
import { reportError } from './read-node.js'
import { compileRegexes } from './regex.js'
import { type Extension, type RuleFile, type RuleSet, type SharedList } from './rule.js'
import type { Report, Source } from '../../yaml/source.js'

/** What a folder of rules holds, as text. */
export interface RuleSources {
  /** In the order that counts: a tie between projects goes to the earlier file. */
  readonly files: readonly Source[]
  /** `ordinary.txt`: one word of everyday language per line. */
  readonly ordinaryWords?: string
}

/**
 * Reads the rule files of a folder and joins them: includes resolved, one file
 * per project, expressions compiled. Every mistake of every file is reported.
 */
export async function rulesFrom(
  { files, ordinaryWords = '' }: RuleSources,
  parse: ParseFile = parseRuleFile,
): Promise<Parsed<RuleSet>> {
  const issues: Issue[] = []
  const report: Report = (issue) => issues.push(issue)
  const warnings: Issue[] = []
  const parsed = files.map((file) => parse(file, (issue) => warnings.push(issue)))
  for (const each of parsed) if (!each.ok) for (const issue of each.issues) report(issue)

  const sound = parsed.flatMap((each) => (each.ok ? [each.value] : []))
  const written = sound.filter((each): each is RuleFile => each.kind === 'rule')
  const lists = sound.filter((each): each is SharedList => each.kind === 'list')
  reportTwice(
    written.map(({ project, place }) => ({ name: project, place, what: 'project' })),
    report,
  )
  reportTwice(
    lists.map(({ name, place }) => ({ name, place, what: 'list' })),
    report,
  )

  const complete = sound.length === parsed.length
  const extensions = sound.filter((each): each is Extension => each.kind === 'extension')
  const extended = extendFiles({ written, lists, extensions, complete }, (issue) =>
    issue.severity === 'error' ? report(issue) : warnings.push(issue),
  )
  const rules = withExceptions(linkRules({ ...extended, complete }, report), extensions)
  const regexes = await compileRegexes(expressionsOf(rules), report)
  if (isNonEmpty(issues)) return { ok: false, issues }
  for (const doubt of doubtsOf(rules)) warnings.push(doubt)
  await loadForRules(rules)
  return {
    ok: true,
    value: {
      rules: await withLanguages(rules),
      lists: extended.lists,
      regexes,
      ordinaryWords,
      warnings,
    },
  }
}

/** A name that must not stand twice in a folder. */
interface UniqueName {
  readonly name: string
  readonly place: Place
  readonly what: 'project' | 'list'
}

function reportTwice(names: readonly UniqueName[], report: Report): void {
  const seen = new Map<string, Place>()
  for (const { name, place, what } of names) {
    const first = seen.get(name)
    if (first) {
      const message = `${what} "${name}" has a file already, ${formatPlace(first)}: join the two`
      reportError(report, place, [`duplicate-${what}`, message])
    } else seen.set(name, place)
  }
}
