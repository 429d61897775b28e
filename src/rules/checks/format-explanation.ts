import type { Outcome } from '../matching/condition.js'
import type {
  ClaimExplanation,
  ConditionExplanation,
  Explanation,
  FieldCount,
  FoundKeyword,
  LengthExplanation,
  ListExplanation,
  MissingKeyword,
  PartExplanation,
} from './explain.js'
import type { NearReason } from './near.js'
import { formatPlace } from '../../types/parsed.js'
import { clockOf, saidAt } from '../../types/said.js'

/** Missing keywords shown of one list. */
const MOST_MISSING = 3

/**
 * An explanation in lines for people.
 *
 *     Простоквашино, level 0: not claimed
 *       claim at prostokvashino.yaml:7:5 does not hold
 *         title any: found "Шарик" as "шарик" at 6–11 (case), prostokvashino.yaml:8:13
 *         description any: not found
 *           nearest to "простоквашино": "простаквашина" in description, 2 edits away, 1 forgiven
 */
export function formatExplanation({ project, level, claims }: Explanation): string[] {
  const claimed = claims.some(({ outcome }) => outcome === 'holds')
  const possible = claims.some(({ outcome }) => outcome === 'absent')
  const verdict = claimed ? 'claimed' : possible ? 'possible, a value is absent' : 'not claimed'
  return [
    `${project}, level ${level}: ${verdict}`,
    ...claims.flatMap((claim) => indent(formatClaim(claim))),
  ]
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  holds: 'holds',
  absent: 'would hold, but for absent values',
  fails: 'does not hold',
}

function formatClaim({ place, outcome, parts, conditions }: ClaimExplanation): string[] {
  return [
    `claim at ${formatPlace(place)} ${OUTCOMES[outcome]}`,
    ...indent(parts.flatMap((part) => formatPart(part))),
    ...indent(conditions.map((condition) => formatCondition(condition))),
  ]
}

function formatPart({ fields, outcome, lists, length }: PartExplanation): string[] {
  const name = fields.join(' or ')
  if (outcome === 'absent') return [`${name}: absent`]
  return [
    ...lists.flatMap((list) => formatList(name, list)),
    ...(length ? [formatLength(name, length)] : []),
  ]
}

function formatList(name: string, explanation: ListExplanation): string[] {
  const { list, holds, found, missing, counts = [] } = explanation
  const head = `${name} ${list}:`
  const counted = counts.map((count) => `${head} ${formatCount(count)}`)
  if (list === 'stop') {
    if (holds) return [`${head} none found`, ...(found.length > 0 ? counted : [])]
    return [
      ...withoutRest(found, (keyword) => `${head} stopped by ${formatFound(keyword)}`),
      ...counted,
    ]
  }
  return [
    ...withoutRest(found, (keyword) => `${head} found ${formatFound(keyword)}`),
    ...counted,
    ...(holds ? [] : [`${head} ${list === 'any' ? 'not found' : missingOf(missing)}`]),
    ...indent(missing.slice(0, MOST_MISSING).flatMap((keyword) => formatNear(keyword))),
  ]
}

/** Hits in talk that are shown of one list: an hour may hold hundreds. */
const MOST_SAID = 8

function withoutRest(
  found: readonly FoundKeyword[],
  format: (keyword: FoundKeyword) => string,
): string[] {
  const said = found.filter(({ hit }) => hit.said !== undefined)
  const rest = new Set(said.slice(MOST_SAID))
  const lines = found.filter((each) => !rest.has(each)).map(format)
  return rest.size === 0 ? lines : [...lines, `${rest.size} more in ${said[0]?.hit.field ?? ''}`]
}

/** `2 hits in subtitles within 00:10:00, at least 3 are needed`. */
function formatCount({ field, need, most }: FieldCount): string {
  const hits = most === 1 ? '1 hit' : `${most} hits`
  const within = need.withinMs === undefined ? '' : ` within ${clockOf(need.withinMs)}`
  const dense = need.density === undefined ? '' : `, ${need.density} for every 1,000 words`
  return `${hits} in ${field}${within}, at least ${need.atLeast}${dense} needed`
}

function missingOf(missing: readonly MissingKeyword[]): string {
  return `lacks ${missing.map(({ keyword }) => `"${keyword}"`).join(', ')}`
}

function formatFound({ hit, found, steps, inflected, moved }: FoundKeyword): string {
  const forms = inflected.map(({ form, word }) => `${form}: form of ${word}`)
  const places = moved ? ['its words moved'] : []
  const ways = [...forms, ...places, ...steps, ...(hit.typos > 0 ? [edits(hit.typos)] : [])]
  const as = ways.length === 0 ? '' : ` as "${found}"`
  const by = ways.length === 0 ? '' : ` (${ways.join(', ')})`
  const at =
    hit.said === undefined ? `${hit.field} ${hit.start}–${hit.end}` : saidAt(hit.field, hit.said)
  return `"${hit.keyword}"${as} at ${at}${by}, ${formatPlace(hit.place)}`
}

function formatNear({ keyword, near }: MissingKeyword): string[] {
  if (!near) return []
  const { found, field, reason } = near
  const words: Readonly<Record<NearReason, string>> = {
    'too-far': `${edits(near.edits)} away, ${near.forgiven} forgiven`,
    'inside-a-word': 'but not at the bounds it asks for',
    'other-alphabet': 'a word in other letters',
    'other-number': 'with another number, and numbers are never forgiven',
    'no-slip': `${edits(near.edits)} away, but not as one mistypes or mishears it`,
    'everyday-words': `${edits(near.edits)} away, but everyday words`,
    'other-case': 'in other case',
  }
  return [`nearest to "${keyword}": "${found}" in ${field}, ${words[reason]}`]
}

function edits(count: number): string {
  return count === 1 ? '1 edit' : `${count} edits`
}

function formatLength(name: string, { asked, lengths, holds }: LengthExplanation): string {
  const wanted = [
    ...(asked.shorterThan === undefined ? [] : [`shorter than ${asked.shorterThan}`]),
    ...(asked.longerThan === undefined ? [] : [`longer than ${asked.longerThan}`]),
  ]
  const verdict = holds ? 'holds' : 'does not hold'
  return `${name} ${wanted.join(' and ')}: ${verdict}, it has ${lengths.join(' and ')} characters`
}

function formatCondition({ asked, outcome, value, place }: ConditionExplanation): string {
  const found = value === undefined ? 'it is absent' : `it is ${value}`
  const verdict = outcome === 'holds' ? 'holds' : 'does not hold'
  return `where ${asked}: ${verdict}, ${found}, ${formatPlace(place)}`
}
