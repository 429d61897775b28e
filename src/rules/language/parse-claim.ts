import { isNonEmpty } from '../../types/parsed.js'
import { projectName } from '../../types/project-name.js'
import { probability, type Probability } from '../../types/verdict.js'
import { nearestOf } from '../../yaml/suggest.js'
import { readFrequency } from './parse-frequency.js'
import { readList } from './parse-list.js'
import { readWhere } from './parse-where.js'
import {
  expected,
  reportError,
  onlyKeys,
  readFlag,
  readKey,
  readMap,
  readNumber,
  readText,
  readWhole,
  type NamedNode,
} from './read-node.js'
import type { ClaimRule, FieldChoice, KeywordList, TextPart } from './rule.js'
import type { Report } from '../../yaml/source.js'
import type { Entry } from '../../yaml/read-yaml.js'

const CLAIM_KEYS: readonly string[] = ['where', 'precision', 'locked', 'comment']
const PART_KEYS: readonly string[] = [
  'any',
  'all',
  'stop',
  'shorter_than',
  'longer_than',
  'at_least',
  'within',
  'density',
]

/** Reads `claims:`, a list of alternatives. */
export function readClaims(named: NamedNode, report: Report): ClaimRule<KeywordList>[] | undefined {
  const { name, node } = named
  const nodes = node.kind === 'list' ? node.items : node.kind === 'map' ? [node] : []
  if (nodes.length === 0) return expected('a list of claims', named, report)
  return nodes.flatMap((each) => readClaim({ name, node: each }, report) ?? [])
}

function readClaim(named: NamedNode, report: Report): ClaimRule<KeywordList> | undefined {
  const map = readMap(named, report)
  if (!map) return undefined
  const parts = map.entries
    .filter(({ key }) => !CLAIM_KEYS.includes(key))
    .map((entry) => readPart(entry, report))
  const where = readKey(map, 'where', { read: readWhere, report }) ?? []
  const precision = readKey(map, 'precision', { read: readProbability, report })
  const locked = readKey(map, 'locked', { read: readFlag, report }) ?? false
  readKey(map, 'comment', { read: readText, report })

  const sound = parts.flatMap((part) => part ?? [])
  if (sound.length < parts.length) return undefined
  if (!isNonEmpty(sound) || !map.entries.some((entry) => asksForKeywords(entry))) {
    const message = 'a claim needs at least one keyword: add any or all to a text field'
    reportError(report, map.place, ['no-keyword', message])
    return undefined
  }
  return { parts: sound, where, precision, locked, place: map.place }
}

function asksForKeywords({ value }: Entry): boolean {
  return value.kind === 'map' && value.entries.some(({ key }) => key === 'any' || key === 'all')
}

function readPart(entry: Entry, report: Report): TextPart<KeywordList> | undefined {
  if (looksLikeClaimKey(entry)) {
    const near = nearestOf(entry.key, CLAIM_KEYS) ?? ''
    const message = `unknown key "${entry.key}" (did you mean "${near}"?)`
    reportError(report, entry.place, ['unknown-key', message])
    return undefined
  }
  const fields = readFields(entry, report)
  const map = readMap({ name: entry.key, node: entry.value }, report)
  if (!map) return undefined
  onlyKeys(map, PART_KEYS, report)
  const part = {
    any: readKey(map, 'any', { read: readList, report }),
    all: readKey(map, 'all', { read: readList, report }),
    stop: readKey(map, 'stop', { read: readList, report }),
    shorterThan: readKey(map, 'shorter_than', { read: readLength, report }),
    longerThan: readKey(map, 'longer_than', { read: readLength, report }),
    frequency: readFrequency(map, report),
    place: entry.place,
  }
  if (map.entries.length === 0)
    return expected(PART_KEYS.join(', '), { name: entry.key, node: map }, report)
  return fields && { fields, ...part }
}

/** A key near `where` that holds no part: a slip, not a text field of that name. */
function looksLikeClaimKey({ key, value }: Entry): boolean {
  if (nearestOf(key, CLAIM_KEYS) === undefined) return false
  return value.kind !== 'map' || !value.entries.some((inner) => PART_KEYS.includes(inner.key))
}

function readFields({ key, place }: Entry, report: Report): FieldChoice | undefined {
  if (key === 'any field') return { kind: 'any field' }
  const names: readonly string[] = key.split(/\s+or\s+/u).map((name) => projectName(name))
  if (names.some((name) => name in {})) {
    reportError(report, place, ['wrong-type', `"${key}" cannot name a text field`])
    return undefined
  }
  if (isNonEmpty(names) && names.every((name) => name !== '')) return { kind: 'named', names }
  reportError(report, place, [
    'wrong-type',
    `"${key}": expected a text field, or several joined by "or"`,
  ])
  return undefined
}

function readLength(named: NamedNode, report: Report): number | undefined {
  const length = readWhole(named, report)
  if (length === undefined || length >= 0) return length
  return expected('a number of characters, 0 or more', named, report)
}

/** A number in [0, 1]. */
export function readProbability(named: NamedNode, report: Report): Probability | undefined {
  const number = readNumber(named, report)
  if (number === undefined) return undefined
  if (number >= 0 && number <= 1) return probability(number)
  return expected('a share between 0 and 1', named, report)
}
