import { ALL_STEPS, type FoldStep } from '../../normalise/fold/fold-steps.js'
import { KEYWORD_LANGUAGES } from '../../normalise/language/keyword-language.js'
import {
  expected,
  reportError,
  onlyKeys,
  readChoice,
  readKey,
  readMap,
  readSwitch,
  readName,
  readWhole,
  unknownKey,
  type NamedNode,
} from './read-node.js'
import { doubtScalar } from './doubt-scalar.js'
import {
  FORMS,
  MATCH_MODES,
  WORD_ORDERS,
  type FoldChanges,
  type Forms,
  type KeywordList,
  type ListEntry,
  type Manner,
  type Typos,
} from './rule.js'
import type { Report } from '../../yaml/source.js'
import type { MapNode, Node } from '../../yaml/read-yaml.js'

/** The keys that say how to match, on a file, a list or a keyword. */
export const MANNER_KEYS: readonly string[] = [
  'match',
  'typos',
  'fold',
  'forms',
  'language',
  'except',
  'order',
  'between',
]

/** Reads what a map says of matching. */
export function readManner(map: MapNode, report: Report): Manner {
  const match = readKey(map, 'match', { read: readMatch, report })
  const typos = readKey(map, 'typos', { read: readTypos, report })
  const fold = readKey(map, 'fold', { read: readFold, report })
  const forms = readKey(map, 'forms', { read: readForms, report })
  const language = readKey(map, 'language', { read: readLanguage, report })
  const except = readKey(map, 'except', { read: readWords, report })
  const order = readKey(map, 'order', { read: readOrder, report })
  const between = readKey(map, 'between', { read: readBetween, report })
  return {
    ...(match !== undefined && { match }),
    ...(typos !== undefined && { typos }),
    ...(fold !== undefined && { fold }),
    ...(forms !== undefined && { forms }),
    ...(language !== undefined && { language }),
    ...(except !== undefined && { except }),
    ...(order !== undefined && { order }),
    ...(between !== undefined && { between }),
  }
}

const readMatch = readChoice(MATCH_MODES, 'unknown-match-mode')

const TYPOS: ReadonlyMap<string, Typos> = new Map<string, Typos>([
  ['auto', 'auto'],
  ['off', 0],
  ['false', 0],
  ['0', 0],
  ['1', 1],
  ['2', 2],
])

function readTypos(named: NamedNode, report: Report): Typos | undefined {
  const typos = named.node.kind === 'scalar' ? TYPOS.get(named.node.text) : undefined
  return typos ?? expected('auto, off, 0, 1 or 2', named, report)
}

function readForms(named: NamedNode, report: Report): Forms | undefined {
  const text = named.node.kind === 'scalar' ? named.node.text : ''
  const forms = FORMS.find((each) => each === (text === 'false' ? 'off' : text))
  return forms ?? expected(FORMS.join(', '), named, report)
}

/** Words, one or several; they are no keywords, so nothing is said of how they match. */
function readWords({ name, node }: NamedNode, report: Report): readonly string[] | undefined {
  const nodes = node.kind === 'list' ? node.items : scalarIn(node)
  if (nodes.length === 0) return expected('a word or a list of words', { name, node }, report)
  return nodes.flatMap((each) => readKeyword({ name, node: each }, report) ?? [])
}

const readOrder = readChoice(WORD_ORDERS, 'unknown-order')

/** More words between are hardly one name. */
const MOST_BETWEEN = 5

function readBetween(named: NamedNode, report: Report): number | undefined {
  const words = readWhole(named, report)
  if (words === undefined || (words >= 0 && words <= MOST_BETWEEN)) return words
  return expected(`a number of words from 0 to ${MOST_BETWEEN}`, named, report)
}

const readLanguage = readChoice(KEYWORD_LANGUAGES, 'unknown-language')

function readFold(named: NamedNode, report: Report): FoldChanges | undefined {
  const map = readMap(named, report)
  if (!map) return undefined
  const changes: Partial<Record<FoldStep, boolean>> = {}
  for (const entry of map.entries) {
    const step = ALL_STEPS.find((each) => each === entry.key)
    if (!step) {
      unknownKey(entry, ALL_STEPS, report)
      continue
    }
    const on = readSwitch({ name: step, node: entry.value }, report)
    if (on !== undefined) changes[step] = on
  }
  return changes
}

/** Reads `[…]`, `{ of: […], match: … }` or a single keyword. */
export function readList(named: NamedNode, report: Report): KeywordList | undefined {
  const { node } = named
  if (node.kind === 'map' && node.entries.some(({ key }) => key === 'of')) {
    onlyKeys(node, ['of', ...MANNER_KEYS], report)
    const manner = readManner(node, report)
    const list = readKey(node, 'of', { read: readEntries, report })
    return list && { ...list, manner: { ...list.manner, ...manner } }
  }
  return readEntries(named, report)
}

function readEntries(named: NamedNode, report: Report): KeywordList | undefined {
  const { name, node } = named
  const nodes = node.kind === 'list' ? node.items : node.kind === 'map' ? [node] : scalarIn(node)
  if (nodes.length === 0) return expected('a list with at least one keyword', named, report)
  const entries = nodes.flatMap((each) => readEntry({ name, node: each }, report) ?? [])
  return { entries, manner: {}, place: node.place }
}

function scalarIn(node: Node): readonly Node[] {
  return node.kind === 'scalar' && node.text !== '' ? [node] : []
}

function readEntry(named: NamedNode, report: Report): ListEntry | undefined {
  const { node } = named
  if (node.kind === 'list') return expected('a keyword, found a list: write it flat', named, report)
  const { place } = node
  if (node.kind === 'scalar') {
    const text = readKeyword(named, report)
    const { plain } = node
    return text === undefined ? undefined : { kind: 'keyword', text, plain, manner: {}, place }
  }
  if (node.entries.some(({ key }) => key === 'include')) {
    onlyKeys(node, ['include'], report)
    const list = readKey(node, 'include', { read: readName, report })
    return list === undefined ? undefined : { kind: 'include', list, place }
  }
  if (node.entries.some(({ key }) => key === 'of')) {
    const list = readList(named, report)
    return list && { kind: 'list', list, place }
  }
  onlyKeys(node, ['keyword', ...MANNER_KEYS], report)
  const manner = readManner(node, report)
  const keyword = node.entries.find(({ key }) => key === 'keyword')
  if (!keyword) return expected('{ keyword: … }, { include: … } or { of: […] }', named, report)
  const { value } = keyword
  const text = readKeyword({ name: 'keyword', node: value }, report)
  if (text === undefined) return undefined
  const plain = value.kind === 'scalar' && value.plain
  return { kind: 'keyword', text, plain, manner, place: value.place }
}

/** Characters of a keyword, in UTF-16 units; titles have a hundred. */
const LONGEST_KEYWORD = 2_000

function readKeyword(named: NamedNode, report: Report): string | undefined {
  const { name, node } = named
  if (node.kind !== 'scalar') return expected('a keyword', named, report)
  if (node.text.length > LONGEST_KEYWORD) {
    const message = `${name}: a keyword of ${node.text.length} characters, expected at most ${LONGEST_KEYWORD}`
    reportError(report, node.place, ['long-keyword', message])
    return undefined
  }
  doubtScalar(name, node, report)
  if (node.text.trim() !== '') return node.text
  reportError(report, node.place, [
    'empty-keyword',
    `${name}: an empty keyword, expected some text`,
  ])
  return undefined
}
