import { isMap, isSeq, type YAMLMap, type YAMLSeq } from 'yaml'
import type { Issue, Parsed } from '../../types/parsed.js'
import type { Source } from '../../yaml/source.js'
import { anyList, folded, isTrue, keywordsOfItem } from './merge.js'
import { openText } from './open-text.js'
import { scalarText } from './scalar-text.js'
import { applySplices } from './splice.js'

/** Keys that say something of a claim and are no field. */
const NO_FIELDS: readonly string[] = ['where', 'precision', 'locked']

/**
 * Adds a keyword for the title to a rule file: to the first list that looks into titles alone, or
 * in any field, and asks for nothing else; where there is none, as a claim of its own behind the
 * last. Every other byte of the file stays.
 *
 * @returns The new text, or why the keyword is not added.
 */
export function addKeyword(source: Source, keyword: string): Parsed<string> {
  const opened = openText(source)
  if (!opened.ok) return opened
  const { map, appendTo } = opened.value
  const claims = map.get('claims')
  if (isTrue(map.get('locked'))) return refused(source, 'the rule is locked')
  if (!isSeq(claims)) return refused(source, 'claims: expected a list of claims')
  const list = claims.items.map(listForTitles).find((each) => each !== undefined)
  if (list?.items.flatMap(keywordsOfItem).some((text) => folded(text) === folded(keyword)))
    return refused(source, `"${keyword}" is a keyword there already`)
  const written = scalarText(keyword)
  const splices = list
    ? appendTo(list, [written])
    : appendTo(claims, [`title:\n  any:\n    - ${written}`])
  return { ok: true, value: applySplices(source.text, splices) }
}

function listForTitles(claim: unknown): YAMLSeq | undefined {
  if (!isMap(claim) || isTrue(claim.get('locked')) || claim.has('where')) return undefined
  const keys = fieldsOf(claim)
  const [field, list] = anyList(claim) ?? []
  const looks = field?.split(' or ').map((name) => name.trim())
  if (keys.length !== 1 || !looks || !list) return undefined
  return looks.includes('title') || looks.includes('any field') ? list : undefined
}

function fieldsOf(claim: YAMLMap): readonly string[] {
  return Object.keys(claim.toJSON() as object).filter((key) => !NO_FIELDS.includes(key))
}

function refused({ path: file }: Source, message: string): Parsed<never> {
  const place = { file, line: 0, column: 0 }
  const issue: Issue = { severity: 'error', code: 'not-added', place, message }
  return { ok: false, issues: [issue] }
}
