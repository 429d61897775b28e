import type { Hit } from '../../types/claim.js'
import type { Item } from '../../types/item.js'
import { rawSpan, standsAsWord, timeIn } from './finding-place.js'
import { isFrequent } from './frequency.js'
import { findingsIn, type ItemSearch } from './item-search.js'
import type { ClaimPlan, PartPlan } from './plan.js'
import type { Span } from '../language/regex.js'
import type { Keyword } from '../language/rule.js'
import type { Finding } from './search.js'

/** The hits of a claim's positive keywords, by field and place, the better one first. */
export function hitsOf({ parts }: ClaimPlan, search: ItemSearch, fields: readonly string[]): Hit[] {
  const item = search.item?.item
  const found = parts.flatMap((part) =>
    part.fields.flatMap((field) =>
      countedIn(part, field, search).flatMap((finding) =>
        (part.positive().get(finding.needle.id) ?? []).map(({ keyword }) => ({
          hit: hitOf(finding, keyword, { field: fields[field] ?? '', item }),
          isForm: isForm(finding),
        })),
      ),
    ),
  )
  return withoutShadows(withoutRepeats(found)).toSorted(
    (a, b) => fields.indexOf(a.field) - fields.indexOf(b.field) || a.start - b.start,
  )
}

/** What counts of a field: nothing where keywords must be found more often than they are. */
function countedIn(part: PartPlan, field: number, search: ItemSearch): readonly Finding[] {
  const found = findingsIn(search, field)
  const need = part.needs.get(field)
  if (!need) return found
  const holds = [part.any, part.all].some(
    (list) => list && isFrequent(list, { field, need }, search),
  )
  return holds ? found.filter((finding) => standsAsWord(finding)) : []
}

/** A form of one keyword is left out where another keyword stands as it is written. */
function withoutRepeats(found: readonly { readonly hit: Hit; readonly isForm: boolean }[]): Hit[] {
  const written = new Set(found.flatMap(({ hit, isForm }) => (isForm ? [] : [spanOf(hit)])))
  const forms = found.filter(({ hit, isForm }) => isForm && !written.has(spanOf(hit)))
  return [
    ...found.filter(({ isForm }) => !isForm),
    ...forms.toSorted((a, b) => a.hit.place.line - b.hit.place.line),
  ].map(({ hit }) => hit)
}

function spanOf({ field, start, end }: Hit): string {
  return `${start} ${end} ${field}`
}

/** Whether what was found is an inflected form of its keyword. */
export function isForm(finding: Finding): boolean {
  return finding.kind === 'folded' && finding.needle.by === 'form'
}

/** The text field of a hit, and the item it belongs to. */
export interface HitField {
  readonly field: string
  readonly item: Item | undefined
}

/** A finding as a keyword's hit in a field. */
export function hitOf(finding: Finding, { text, place }: Keyword, { field, item }: HitField): Hit {
  const typos = finding.kind === 'folded' ? finding.typos : 0
  const { start, end } = rawSpan(finding)
  const hit = { field, keyword: text, start, end, typos, place }
  const raw = item?.texts[field]
  if (field !== TALK || raw === undefined) return hit
  return { ...hit, said: { at: timeIn(item?.cues, start), quote: quoteOf(raw, { start, end }) } }
}

/** The field whose hits are told by when they are said. */
const TALK = 'subtitles'

/** Letters shown on each side of a keyword in talk. */
const AROUND = 24

/** The words around a place, within its line. */
function quoteOf(raw: string, { start, end }: Span): string {
  const line = raw.lastIndexOf('\n', start - 1) + 1
  const stop = raw.indexOf('\n', end)
  const from = Math.max(line, start - AROUND)
  const to = Math.min(stop < 0 ? raw.length : stop, end + AROUND)
  const first = from > line ? raw.indexOf(' ', from) : from
  const last = to < (stop < 0 ? raw.length : stop) ? raw.lastIndexOf(' ', to) : to
  const begin = first < 0 || first >= start ? start : first
  return raw.slice(begin, last < end ? end : last).trim()
}

/** Of one keyword's hits that lie across each other only the one with fewest typos stays. */
export function withoutShadows(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = []
  for (const hit of hits.toSorted(
    (a, b) => a.typos - b.typos || b.end - b.start - (a.end - a.start),
  ))
    if (!kept.some((other) => shadows(other, hit))) kept.push(hit)
  return kept
}

function shadows(other: Hit, hit: Hit): boolean {
  return (
    other.place === hit.place &&
    other.field === hit.field &&
    other.start < hit.end &&
    hit.start < other.end
  )
}
