import { isNonEmpty } from '../../types/parsed.js'
import { didYouMean } from '../../yaml/suggest.js'
import { reportError } from './read-node.js'
import type {
  ClaimRule,
  Keyword,
  KeywordList,
  ListEntry,
  Manner,
  Rule,
  RuleFile,
  SharedList,
  TextPart,
} from './rule.js'
import type { Report } from '../../yaml/source.js'

/** Rule files and the lists they may include. */
export interface Unlinked {
  readonly written: readonly RuleFile[]
  readonly lists: readonly SharedList[]
  /** False where a file could not be read: an unknown list may then be in it. */
  readonly complete: boolean
}

/**
 * Puts the keywords of included lists in their places, and gives every keyword
 * what its list and its file say of matching. The nearest word counts: the
 * keyword's own, its list's, the including list's, the file's, the language's.
 */
export function linkRules({ written, lists, complete }: Unlinked, report: Report): Rule[] {
  const byName = new Map(lists.map((list) => [list.name, list]))
  const reported = new Set<ListEntry>()
  const context = { byName, complete, report, reported, budget: { left: MOST_KEYWORDS } }
  for (const list of lists) expand(list.keywords, DEFAULTS, { ...context, trail: [list.name] })
  return written.map((file) => linkRule(file, context))
}

/** What linking hands down. */
interface LinkContext {
  readonly byName: ReadonlyMap<string, SharedList>
  readonly complete: boolean
  readonly report: Report
  /** Includes already found wrong: a list is walked once for each that includes it. */
  readonly reported: Set<ListEntry>
  /** Included keywords still allowed: lists of lists of lists can grow without bound. */
  readonly budget: { left: number }
}

const MOST_KEYWORDS = 200_000

/** Lists that may include each other, one inside the other. */
const MOST_LEVELS = 32

/** Wrong includes told of; those behind them are not. */
const MOST_WRONG = 50

const DEFAULTS: Manner = { match: 'anywhere', typos: 'auto', fold: {}, forms: 'auto' }

function linkRule({ manner, claims, ...file }: RuleFile, context: LinkContext): Rule {
  const linkList = (list: KeywordList | undefined): readonly Keyword[] | undefined =>
    list && expand(list, within(DEFAULTS, manner), { ...context, trail: [] })
  const linkPart = (part: TextPart<KeywordList>): TextPart => ({
    ...part,
    any: linkList(part.any),
    all: linkList(part.all),
    stop: linkList(part.stop),
  })
  const linkClaim = (claim: ClaimRule<KeywordList>): ClaimRule => {
    const [first, ...rest] = claim.parts
    return { ...claim, parts: [linkPart(first), ...rest.map((part) => linkPart(part))] }
  }
  return { ...file, claims: claims.map((claim) => linkClaim(claim)) }
}

/** Lists being expanded, outermost first. */
type Trail = LinkContext & { readonly trail: readonly string[] }

function expand(list: KeywordList, outer: Manner, context: Trail): readonly Keyword[] {
  const manner = within(outer, list.manner)
  return list.entries.flatMap((entry) => {
    if (entry.kind === 'include') return included(entry, manner, context)
    if (entry.kind === 'list') return expand(entry.list, manner, context)
    return [keywordOf(entry, within(manner, entry.manner))]
  })
}

function included(
  entry: Extract<ListEntry, { kind: 'include' }>,
  outer: Manner,
  context: Trail,
): readonly Keyword[] {
  const { byName, trail, reported } = context
  const { list: name } = entry
  const list = byName.get(name)
  if (reported.size >= MOST_WRONG) return []
  if (!list) {
    const hint = didYouMean(name, [...byName.keys()]) || knownLists([...byName.keys()])
    if (context.complete) once(entry, context, ['unknown-include', `unknown list "${name}"${hint}`])
    return []
  }
  if (trail.includes(name)) {
    const circle = [...trail.slice(trail.indexOf(name)), name].join(' → ')
    once(entry, context, ['include-cycle', `lists include each other in a circle: ${circle}`])
    return []
  }
  if (trail.length >= MOST_LEVELS) {
    const message = `lists include each other more than ${MOST_LEVELS} levels deep`
    once(entry, context, ['include-too-deep', message])
    return []
  }
  context.budget.left -= 1 + list.keywords.entries.length
  if (context.budget.left < 0) {
    const message = `included lists hold more than ${MOST_KEYWORDS} keywords, all together`
    if (reported.size === 0) once(entry, context, ['include-too-big', message])
    return []
  }
  return expand(list.keywords, outer, { ...context, trail: [...trail, name] })
}

function knownLists(names: readonly string[]): string {
  return isNonEmpty(names)
    ? `, expected one of ${names.join(', ')}`
    : ', the folder has no shared list ("list: …")'
}

function once(
  entry: ListEntry,
  { reported, report }: LinkContext,
  what: readonly [string, string],
) {
  if (reported.has(entry)) return
  reported.add(entry)
  reportError(report, entry.place, what)
}

function within(outer: Manner, inner: Manner): Manner {
  return { ...outer, ...inner, fold: { ...outer.fold, ...inner.fold } }
}

function keywordOf(
  { text, plain, place }: Extract<ListEntry, { kind: 'keyword' }>,
  manner: Manner,
): Keyword {
  const { match = 'anywhere', typos = 'auto', fold = {}, forms = 'auto', language } = manner
  const { except = [], order = 'written', between = 0 } = manner
  const exact = match === 'case' || match === 'regex'
  return {
    text,
    match,
    typos: exact ? 0 : typos,
    fold: exact ? {} : fold,
    forms: exact ? 'off' : forms,
    language,
    except: exact ? [] : except,
    order: exact ? 'written' : order,
    between: exact ? 0 : between,
    plain,
    place,
  }
}
