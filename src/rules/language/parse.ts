import { isNonEmpty, type Issue, type Parsed } from '../../types/parsed.js'
import { reservedMeaning } from '../../types/project-name.js'
import { readClaims, readProbability } from './parse-claim.js'
import { NO_EXAMPLES, readExamples } from './parse-examples.js'
import { MANNER_KEYS, readList, readManner } from './parse-list.js'
import {
  reportError,
  onlyKeys,
  readFlag,
  readKey,
  readMap,
  readName,
  readNumber,
  readText,
  readWhole,
  type NamedNode,
} from './read-node.js'
import type { Extension, RuleFile, SharedList } from './rule.js'
import type { Report, Source } from '../../yaml/source.js'
import { readYaml, type MapNode } from '../../yaml/read-yaml.js'

/** The version of the rule language this program reads. */
export const LANGUAGE_VERSION = 1

const RULE_KEYS: readonly string[] = [
  'kaskad',
  'project',
  'level',
  'owner',
  'comment',
  'enabled',
  'locked',
  'precision',
  ...MANNER_KEYS,
  'claims',
  'examples',
]
const LIST_KEYS: readonly string[] = [
  'kaskad',
  'list',
  'owner',
  'comment',
  ...MANNER_KEYS,
  'keywords',
]

const EXTENSION_KEYS: readonly string[] = [
  'kaskad',
  'extend',
  'replace',
  'owner',
  'comment',
  ...MANNER_KEYS,
  'keywords',
  'claims',
  'examples',
]

/** What a file of a rule folder may be. */
export type AnyRuleFile = RuleFile | SharedList | Extension

/** Reads one file as {@link parseRuleFile} does. */
export type ParseFile = (source: Source, warn: Report) => Parsed<AnyRuleFile>

/**
 * Reads one rule file, a file with a shared list, or one that extends either; every mistake is reported, not the first.
 *
 * @param warn - Takes what was read and is hardly meant.
 */
export function parseRuleFile(source: Source, warn: Report = () => undefined): Parsed<AnyRuleFile> {
  const yaml = readYaml(source)
  if (!yaml.ok) return yaml
  const issues: Issue[] = []
  const report: Report = (issue) => (issue.severity === 'error' ? issues.push(issue) : warn(issue))

  const named = { name: 'the file', node: yaml.value }
  const map = readMap(named, report)
  const schemaLine = /^# *yaml-language-server: *\$schema=/mu.test(source.text)
  const value = map && readFile(map, { report, schemaLine })
  if (isNonEmpty(issues)) return { ok: false, issues }
  if (value) return { ok: true, value }
  throw new Error(`${source.path}: neither a rule nor an issue`)
}

/** What the readers of a file share. */
interface FileContext {
  readonly report: Report
  readonly schemaLine: boolean
}

function readFile(
  map: MapNode,
  context: FileContext,
): RuleFile | SharedList | Extension | undefined {
  readVersion(map, context.report)
  if (map.entries.some(({ key }) => key === 'extend')) return readExtension(map, context.report)
  return map.entries.some(({ key }) => key === 'list')
    ? readSharedList(map, context)
    : readRule(map, context)
}

function readVersion(map: MapNode, report: Report): void {
  const wanted = `expected "kaskad: ${LANGUAGE_VERSION}", the version of the rule language`
  const entry = map.entries.find(({ key }) => key === 'kaskad')
  if (!entry)
    return reportError(report, map.place, ['unknown-version', `kaskad: missing, ${wanted}`])
  const version = readNumber({ name: 'kaskad', node: entry.value }, report)
  if (version === undefined || version === LANGUAGE_VERSION) return
  reportError(report, entry.value.place, [
    'unknown-version',
    `kaskad: unknown version ${version}, ${wanted}`,
  ])
}

function readSharedList(map: MapNode, { report, schemaLine }: FileContext): SharedList | undefined {
  onlyKeys(map, LIST_KEYS, report)
  readKey(map, 'owner', { read: readText, report })
  readKey(map, 'comment', { read: readText, report })
  const name = readKey(map, 'list', { read: readName, report })
  const manner = readManner(map, report)
  const keywords = readKey(map, 'keywords', { read: readList, report })
  if (!map.entries.some(({ key }) => key === 'keywords'))
    reportError(report, map.place, [
      'missing-key',
      'keywords: missing, expected a list of keywords',
    ])
  if (name === undefined || !keywords) return undefined
  const list = { ...keywords, manner: { ...manner, ...keywords.manner } }
  return { kind: 'list', name, keywords: list, schemaLine, place: placeOf(map, 'list') }
}

function readExtension(map: MapNode, report: Report): Extension | undefined {
  onlyKeys(map, EXTENSION_KEYS, report)
  readKey(map, 'owner', { read: readText, report })
  readKey(map, 'comment', { read: readText, report })
  const name = readKey(map, 'extend', { read: readName, report })
  const extension = {
    replace: readKey(map, 'replace', { read: readFlag, report }) ?? false,
    keywords: readKey(map, 'keywords', { read: readList, report }),
    claims: readKey(map, 'claims', { read: readClaims, report }),
    examples: readKey(map, 'examples', { read: readExamples, report }) ?? NO_EXAMPLES,
    manner: readManner(map, report),
  }
  if (!map.entries.some(({ key }) => ['keywords', 'claims', 'except', 'examples'].includes(key))) {
    const message =
      'extend: expected keywords for a list, or claims, except or examples for a project'
    reportError(report, map.place, ['missing-key', message])
  }
  if (name === undefined) return undefined
  return { kind: 'extension', name, place: placeOf(map, 'extend'), ...extension }
}

function readRule(map: MapNode, { report, schemaLine }: FileContext): RuleFile | undefined {
  onlyKeys(map, RULE_KEYS, report)
  const project = readKey(map, 'project', { read: readProject, report })
  const claims = readKey(map, 'claims', { read: readClaims, report })
  const rule = {
    manner: readManner(map, report),
    level: readKey(map, 'level', { read: readWhole, report }) ?? 0,
    enabled: readKey(map, 'enabled', { read: readFlag, report }) ?? true,
    locked: readKey(map, 'locked', { read: readFlag, report }) ?? false,
    precision: readKey(map, 'precision', { read: readProbability, report }),
    owner: readKey(map, 'owner', { read: readText, report }),
    comment: readKey(map, 'comment', { read: readText, report }),
    examples: readKey(map, 'examples', { read: readExamples, report }) ?? NO_EXAMPLES,
  }
  for (const key of ['project', 'claims'])
    if (!map.entries.some((entry) => entry.key === key)) missing(map, key, report)
  if (project === undefined || !claims) return undefined
  return { kind: 'rule', project, claims, schemaLine, place: placeOf(map, 'project'), ...rule }
}

function readProject(named: NamedNode, report: Report): string | undefined {
  const project = readName(named, report)
  const meaning = project === undefined ? undefined : reservedMeaning(project)
  if (project === undefined || meaning === undefined) return project
  const message = `project: "${project}" is a word for ${meaning}, expected the project's own name`
  reportError(report, named.node.place, ['reserved-project', message])
  return undefined
}

function missing(map: MapNode, key: string, report: Report): void {
  const what = key === 'project' ? "the project's name" : 'a list of claims'
  reportError(report, map.place, ['missing-key', `${key}: missing, expected ${what}`])
}

function placeOf(map: MapNode, key: string): MapNode['place'] {
  return map.entries.find((entry) => entry.key === key)?.value.place ?? map.place
}
