import type { Hit } from '../../types/claim.js'
import { findingsIn, type ItemSearch } from './item-search.js'
import type { ClaimPlan } from './plan.js'
import type { Span } from '../language/regex.js'
import type { Keyword } from '../language/rule.js'
import type { Finding } from './search.js'

/** The hits of a claim's positive keywords, by field and place, the better one first. */
export function hitsOf({ parts }: ClaimPlan, search: ItemSearch, fields: readonly string[]): Hit[] {
  const found = parts.flatMap(({ fields: own, positive }) =>
    own.flatMap((field) =>
      findingsIn(search, field).flatMap((finding) =>
        (positive().get(finding.needle.id) ?? []).map(({ keyword }) => ({
          hit: hitOf(finding, keyword, fields[field] ?? ''),
          isForm: isForm(finding),
        })),
      ),
    ),
  )
  return withoutShadows(withoutRepeats(found)).toSorted(
    (a, b) => fields.indexOf(a.field) - fields.indexOf(b.field) || a.start - b.start,
  )
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

/** A finding as a keyword's hit in a field. */
export function hitOf(finding: Finding, { text, place }: Keyword, field: string): Hit {
  const typos = finding.kind === 'folded' ? finding.typos : 0
  return { field, keyword: text, ...rawSpan(finding), typos, place }
}

/** Where a finding stands in the raw text. */
function rawSpan(finding: Finding): Span {
  const { start, end } = finding
  if (finding.kind === 'raw') return { start, end }
  const { starts, ends } = finding.needle.profile.trace(finding.text)
  return { start: starts[start] as number, end: ends[end - 1] as number }
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
