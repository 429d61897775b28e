import type { Issue } from '../../types/parsed.js'
import type { Report } from '../../yaml/source.js'
import { didYouMean } from '../../yaml/suggest.js'
import { reportError } from './read-node.js'
import {
  LIST_NAMES,
  mapKeywords,
  type ClaimRule,
  type Extension,
  type KeywordList,
  type Rule,
  type RuleFile,
  type SharedList,
} from './rule.js'

/** Rule files, lists, and the files that extend them. */
export interface Extended {
  readonly written: readonly RuleFile[]
  readonly lists: readonly SharedList[]
  readonly extensions: readonly Extension[]
  /** False where a file could not be read: what is extended may then be in it. */
  readonly complete: boolean
}

/**
 * Adds what extensions say to the projects and lists that they name, in the order of the files;
 * each is told of in a note.
 */
export function extendFiles(
  { written, lists, extensions, complete }: Extended,
  report: Report,
): Pick<Extended, 'written' | 'lists'> {
  const rules = new Map(written.map((rule) => [rule.project, rule]))
  const named = new Map(lists.map((list) => [list.name, list]))
  for (const extension of extensions) {
    const { name } = extension
    const rule = rules.get(name)
    const list = named.get(name)
    if (rule && !extension.keywords) rules.set(name, extendRule(rule, extension, report))
    else if (list && extension.keywords) named.set(name, extendList(list, extension, report))
    else if (rule ?? list) reportWrongKind(extension, report)
    else if (complete) {
      const known = didYouMean(name, [...rules.keys(), ...named.keys()])
      const message = `extend: no project or list "${name}" in the folder${known}`
      reportError(report, extension.place, ['unknown-extend', message])
    }
  }
  return { written: [...rules.values()], lists: [...named.values()] }
}

function reportWrongKind({ name, keywords, place }: Extension, report: Report): void {
  const message = keywords
    ? `extend: "${name}" is a project: write claims, except or examples, no keywords`
    : `extend: "${name}" is a list: write keywords`
  reportError(report, place, ['wrong-type', message])
}

function extendRule(rule: RuleFile, extension: Extension, report: Report): RuleFile {
  const { claims = [], replace, examples, manner } = extension
  const own = claims.map((claim) => withManner(claim, manner))
  const replaces = replace && claims.length > 0
  const parts = [
    ...(claims.length > 0 ? [counted(claims.length, 'claim', replaces)] : []),
    ...(manner.except ? [`except ${manner.except.join(', ')}`] : []),
    ...(examples.match.length + examples.miss.length > 0 ? ['examples added'] : []),
  ]
  report(noteOf(extension, `project "${rule.project}": ${parts.join('; ')}`))
  return {
    ...rule,
    claims: replaces ? own : [...rule.claims, ...own],
    examples: {
      match: [...rule.examples.match, ...examples.match],
      miss: [...rule.examples.miss, ...examples.miss],
      todo: [...rule.examples.todo, ...examples.todo],
    },
  }
}

function extendList(list: SharedList, extension: Extension, report: Report): SharedList {
  const { keywords, replace, manner, place } = extension
  if (!keywords) return list
  const own = said(keywords, manner)
  const entries = [...(replace ? [] : [entryOf(list.keywords)]), entryOf(own)]
  const what = counted(keywords.entries.length, 'keyword', replace)
  report(noteOf(extension, `list "${list.name}": ${what}`))
  return { ...list, keywords: { entries, manner: {}, place } }
}

function counted(count: number, what: string, replaces: boolean): string {
  const things = `${count} ${what}${count === 1 ? '' : 's'}`
  return replaces ? `${things} instead of its own` : `${things} added`
}

function noteOf({ place }: Extension, what: string): Issue {
  return { severity: 'note', code: 'extended', place, message: `extends ${what}` }
}

function entryOf(list: KeywordList): KeywordList['entries'][0] {
  return { kind: 'list', list, place: list.place }
}

/** A list with what its file says of matching around it. */
function said(list: KeywordList, manner: Extension['manner']): KeywordList {
  return { entries: [entryOf(list)], manner, place: list.place }
}

function withManner(
  claim: ClaimRule<KeywordList>,
  manner: Extension['manner'],
): ClaimRule<KeywordList> {
  const [first, ...rest] = claim.parts
  const around = (part: typeof first): typeof first => ({
    ...part,
    ...Object.fromEntries(LIST_NAMES.map((name) => [name, part[name] && said(part[name], manner)])),
  })
  return { ...claim, parts: [around(first), ...rest.map((part) => around(part))] }
}

/** Rules whose keywords know the exceptions of the files that extend their projects. */
export function withExceptions(
  rules: readonly Rule[],
  extensions: readonly Extension[],
): readonly Rule[] {
  const excepted = new Map<string, readonly string[]>()
  for (const { name, manner } of extensions)
    excepted.set(name, [...(excepted.get(name) ?? []), ...(manner.except ?? [])])
  return rules.map((rule) => {
    const more = excepted.get(rule.project) ?? []
    if (more.length === 0) return rule
    return mapKeywords(rule, (keyword) => {
      const isFolded = keyword.match !== 'case' && keyword.match !== 'regex'
      return isFolded ? { ...keyword, except: [...new Set([...keyword.except, ...more])] } : keyword
    })
  })
}
