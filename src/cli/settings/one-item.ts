import { createPlainReader, namedAlike, TEXT_FIELDS } from '../../cascade/plain-item.js'
import type { LearnedNames } from '../../read/columns/columns.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'

/**
 * The item a person typed: a title, and other columns as `name=value,…`.
 *
 * A value of another column that is a number counts as one, so that conditions can ask for it.
 * The title is the first of `fields` too: a model may know no title.
 */
export function typedItem(
  title: string | undefined,
  set: string | undefined,
  { fields = TEXT_FIELDS, learned }: TypedColumns = {},
): Item {
  const [first = 'title'] = fields
  const given: Record<string, string | number> =
    title === undefined ? {} : { title, [first]: title }
  for (const part of set === undefined ? [] : partsOf(set)) {
    const cut = part.indexOf('=')
    if (cut < 1) throw new KaskadError('usage', `--set: expected NAME=VALUE, not "${part}"`)
    const name = part.slice(0, cut).trim()
    const value = part.slice(cut + 1).trim()
    const isNumber = String(Number(value)) === value && Number.isFinite(Number(value))
    given[name] = isNumber ? Number(value) : value
  }
  const wishes = { texts: namedAlike(fields), ...(learned && { learned }) }
  return createPlainReader(wishes)({ ...given, id: 'typed' })
}

/** The columns that a person may mean. */
export interface TypedColumns {
  /** The text fields. */
  readonly fields?: readonly string[] | undefined
  /** The columns that a model knows. */
  readonly learned?: LearnedNames | undefined
}

/** `a=1,b="x, y"` → `a=1`, `b=x, y`; a comma without a name behind it belongs to the value. */
function partsOf(set: string): string[] {
  const parts: string[] = []
  for (const part of set.split(',')) {
    if (/^\s*[\p{L}_][\p{L}\p{N}_ ]*=/u.test(part) || parts.length === 0) parts.push(part)
    else parts.push(`${parts.pop() ?? ''},${part}`)
  }
  return parts.map((part) => part.replace(/="(.*)"$/s, '=$1'))
}
