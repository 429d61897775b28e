import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml'
import type { Place } from '../../types/item.js'
import type { Parsed } from '../../types/parsed.js'
import type { Source } from '../../yaml/source.js'
import { indentOf, pairOf, removeChild, setPair, stepsTo, type NodeStep } from './change-node.js'
import { isTrue } from './merge.js'
import { endOf, lineEnd, startOf } from './node-span.js'
import { openText, type OpenText } from './open-text.js'
import { applySplices, type Splice } from './splice.js'

/** Where a list of a rule file stands: the number of its claim, from 0, and the part's key. */
export interface ListPlace {
  readonly claim: number
  /** The key as it is written: `title or description`. */
  readonly part: string
}

/**
 * The smallest changes of a rule file, one thing each. Texts are YAML as it is to be written.
 *
 * - `add` — a member of a list of keywords; the list is made where the part has none
 * - `new-claim` — a claim behind the last
 * - `remove` — a keyword or stop word, by its place; the list or claim goes with its last one
 * - `manner` — what one keyword says of matching: `typos: off`; undefined takes it back
 * - `where` — a condition of a claim on a column; undefined takes it away
 * - `length` — `longer_than` or `shorter_than` of a part; undefined takes it away
 * - `level` — the rule's order level
 */
export type RuleEdit =
  | (ListPlace & {
      readonly kind: 'add'
      readonly list: 'any' | 'all' | 'stop'
      readonly text: string
    })
  | { readonly kind: 'new-claim'; readonly text: string }
  | { readonly kind: 'remove'; readonly at: Place }
  | {
      readonly kind: 'manner'
      readonly at: Place
      readonly key: 'typos' | 'match'
      readonly text: string | undefined
    }
  | {
      readonly kind: 'where'
      readonly claim: number
      readonly column: string
      readonly text: string | undefined
    }
  | (ListPlace & {
      readonly kind: 'length'
      readonly key: 'longer_than' | 'shorter_than'
      readonly text: string | undefined
    })
  | { readonly kind: 'level'; readonly level: number }

/**
 * Makes one change in a rule file; every other byte stays.
 *
 * @returns The new text; undefined where the change cannot be made in the lines that are there, or
 *   what it would change is `locked`. Whether the result is a rule is for its reader to say.
 */
export function editRule(source: Source, edit: RuleEdit): Parsed<string | undefined> {
  const opened = openText(source)
  if (!opened.ok) return opened
  const open = opened.value
  if (isTrue(open.map.get('locked'))) return { ok: true, value: undefined }
  const splices = splicesFor({ ...open, source }, edit)
  return { ok: true, value: splices && applySplices(source.text, splices) }
}

interface Opened extends OpenText {
  readonly source: Source
}

function splicesFor(open: Opened, edit: RuleEdit): readonly Splice[] | undefined {
  const { text } = open.source
  switch (edit.kind) {
    case 'add':
      return addTo(open, edit)
    case 'new-claim': {
      const claims = open.map.get('claims')
      return isSeq(claims) ? open.appendTo(claims, [edit.text]) : undefined
    }
    case 'remove':
      return removed(open, edit.at)
    case 'manner':
      return mannered(open, edit)
    case 'where':
      return conditioned(open, edit)
    case 'length': {
      const part = partAt(open, edit)
      if (part) return changed(text, { in: part, key: edit.key, value: edit.text })
      return newPart(open, edit, edit.text && `{ ${edit.key}: ${edit.text} }`)
    }
    case 'level': {
      const project = pairOf(open.map, 'project')?.value
      if (pairOf(open.map, 'level')) return [setPair(text, open.map, ['level', `${edit.level}`])]
      const at = lineEnd(text, endOf(project))
      const lineBreak = text.includes('\r\n') ? '\r\n' : '\n'
      return [{ from: at, to: at, text: `${lineBreak}level: ${edit.level}` }]
    }
    default:
      return edit satisfies never
  }
}

/** The claims of a rule that may be changed, by number. */
function claimAt({ map }: OpenText, claim: number): YAMLMap | undefined {
  const claims = map.get('claims')
  const found = isSeq(claims) ? claims.items[claim] : claim === 0 ? claims : undefined
  return isMap(found) && !isTrue(found.get('locked')) ? found : undefined
}

function partAt(open: Opened, { claim, part }: ListPlace): YAMLMap | undefined {
  const found = claimAt(open, claim)?.get(part)
  return isMap(found) ? found : undefined
}

/** A part of one line in a claim that has none of this name. */
function newPart(
  open: Opened,
  { claim: number, part }: ListPlace,
  value: string | undefined,
): readonly Splice[] | undefined {
  const claim = claimAt(open, number)
  if (!claim || claim.has(part) || value === undefined) return undefined
  return [setPair(open.source.text, claim, [part, value])]
}

function addTo(
  open: Opened,
  edit: Extract<RuleEdit, { readonly kind: 'add' }>,
): readonly Splice[] | undefined {
  const part = partAt(open, edit)
  if (!part) return newPart(open, edit, `{ ${edit.list}: [${edit.text}] }`)
  const given = part.get(edit.list)
  const list = isMap(given) && given.has('of') ? given.get('of') : given
  if (isSeq(list)) return open.appendTo(list, [edit.text])
  if (given === undefined) return [setPair(open.source.text, part, [edit.list, `[${edit.text}]`])]
  return undefined
}

/** Takes a keyword away, and what holds nothing without it. */
function removed({ map, source }: Opened, at: Place): readonly Splice[] | undefined {
  const steps = pathTo(map, source, at)
  for (const step of steps?.toReversed() ?? []) {
    if (isMap(step.in) && (step.in.has('keyword') || step.in.has('of'))) continue
    if (isMap(step.in) && step.in.has('claims')) return undefined
    const splice = removeChild(source.text, step)
    if (splice) return [splice]
  }
  return undefined
}

function pathTo(map: YAMLMap, source: Source, { line, column }: Place): NodeStep[] | undefined {
  const lines = source.text.split('\n').slice(0, line - 1)
  const before = lines.reduce((sum, each) => sum + each.length + 1, 0)
  const steps = stepsTo(map, before + column - 1)
  return steps?.some(({ in: inner }) => isMap(inner) && isTrue(inner.get('locked')))
    ? undefined
    : steps
}

function mannered(
  { map, source }: Opened,
  { at, key, text: value }: Extract<RuleEdit, { readonly kind: 'manner' }>,
): readonly Splice[] | undefined {
  const last = pathTo(map, source, at)?.at(-1)
  if (!last) return undefined
  if (isMap(last.in)) return changed(source.text, { in: last.in, key, value })
  if (value === undefined) return undefined
  const [from, to] = [startOf(last.child), endOf(last.child)]
  const written = source.text.slice(from, to)
  return [{ from, to, text: `{ keyword: ${written}, ${key}: ${value} }` }]
}

function conditioned(
  open: Opened,
  { claim: number, column, text: value }: Extract<RuleEdit, { readonly kind: 'where' }>,
): readonly Splice[] | undefined {
  const claim = claimAt(open, number)
  const where = claim?.get('where')
  const { text } = open.source
  if (!claim) return undefined
  if (isMap(where)) {
    if (value === undefined && where.items.length === 1)
      return changed(text, { in: claim, key: 'where', value: undefined })
    return changed(text, { in: where, key: column, value })
  }
  if (where !== undefined || value === undefined) return undefined
  return changed(text, { in: claim, key: 'where', value: `{ ${column}: ${value} }` })
}

interface PairChange {
  readonly in: YAMLMap
  readonly key: string
  readonly value: string | undefined
}

/** Sets a pair of a map, or takes it away; undefined where there is nothing to take. */
function changed(text: string, { in: map, key, value }: PairChange): readonly Splice[] | undefined {
  if (value !== undefined) return [setPair(text, map, [key, value])]
  const pair = map.items.find((each) => isScalar(each.key) && each.key.value === key)
  const splice = pair && removeChild(text, { in: map, child: pair })
  return splice && [splice]
}

/**
 * Appends examples to a rule file: under `match` or `miss`, which are made where they are absent.
 *
 * @param examples - YAML texts of one line each.
 */
export function addExamples(
  source: Source,
  kind: 'match' | 'miss',
  examples: readonly string[],
): Parsed<string> {
  const opened = openText(source)
  if (!opened.ok) return opened
  const { map, appendTo } = opened.value
  const { text } = source
  const inner = map.get('examples')
  if (!isMap(inner)) {
    const lines = examples.map((example) => `\n    - ${example}`).join('')
    const splice = setPair(text, map, ['examples', `\n  ${kind}:${lines}`])
    return { ok: true, value: applySplices(text, [splice]) }
  }
  const list = inner.get(kind)
  if (isSeq(list)) return { ok: true, value: applySplices(text, appendTo(list, examples)) }
  const indent = indentOf(text, inner)
  const lines = examples.map((example) => `\n${indent}  - ${example}`).join('')
  const value = inner.flow === true ? `[${examples.join(', ')}]` : lines
  return { ok: true, value: applySplices(text, [setPair(text, inner, [kind, value])]) }
}
