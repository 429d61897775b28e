import { itemOf, TEXT_FIELDS } from '../../cascade/plain-item.js'
import { KaskadError } from '../../types/error.js'
import type { Item } from '../../types/item.js'

/**
 * The item a person typed: a title, and other columns as `name=value,…`.
 *
 * A value that is a number counts as one, so that conditions can ask for it. The
 * title is the first of `fields` too: a model may know no title.
 */
export function typedItem(
  title: string | undefined,
  set: string | undefined,
  fields: readonly string[] = TEXT_FIELDS,
): Item {
  const [first = 'title'] = fields
  const given: Record<string, string | number> =
    title === undefined ? {} : { title, [first]: title }
  for (const part of set === undefined ? [] : partsOf(set)) {
    const cut = part.indexOf('=')
    if (cut < 1) throw new KaskadError('usage', `--set: expected NAME=VALUE, not "${part}"`)
    const name = part.slice(0, cut).trim()
    const value = part.slice(cut + 1).trim()
    const isNumber = !fields.includes(name) && value !== '' && Number.isFinite(Number(value))
    given[name] = isNumber ? Number(value) : value
  }
  return itemOf({ ...given, id: 'typed' }, fields)
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
