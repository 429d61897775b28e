/** What a JSON object holds, by key. */
export type Members = Readonly<Record<string, unknown>>

/** Objects are looked into so deep; what lies deeper is no column. */
const MOST_NESTED = 4

/** What a line of JSONL is: its members, or why it is no row. */
export type JsonRow =
  | { readonly ok: true; readonly members: Members }
  | { readonly ok: false; readonly code: string; readonly column: number; readonly reason: string }

/** Reads one line of JSONL; `column` is 1-based, in UTF-16 units. */
export function parseJsonRow(line: string): JsonRow {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    const at = faultOfJson(line)
    const what =
      at >= line.length ? 'the line ends too early' : `unexpected ${JSON.stringify(line[at])}`
    return { ok: false, code: 'not-json', column: at + 1, reason: `not JSON: ${what}` }
  }
  if (isMembers(value)) return { ok: true, members: value }
  const reason = `expected an object, found ${kindOf(value)}`
  return { ok: false, code: 'not-an-object', column: 0, reason }
}

/**
 * The names of an object's values: an object inside gives its own with a point between, as
 * `snippet.title`.
 */
export function memberNames(members: Members): string[] {
  const names: string[] = []
  const collect = (inside: Members, before: string, depth: number): void => {
    for (const key of Object.keys(inside)) {
      const value = inside[key]
      if (depth < MOST_NESTED && isMembers(value)) collect(value, `${before}${key}.`, depth + 1)
      else names.push(before + key)
    }
  }
  collect(members, '', 0)
  return names
}

/** The value of a name as `memberNames` gives it; undefined where there is none. */
export function memberOf(members: Members, name: string): unknown {
  if (Object.hasOwn(members, name)) return members[name]
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const inside = Object.hasOwn(members, name.slice(0, dot))
      ? members[name.slice(0, dot)]
      : undefined
    const value = isMembers(inside) ? memberOf(inside, name.slice(dot + 1)) : undefined
    if (value !== undefined) return value
  }
  return undefined
}

/**
 * A member as a cell: null and nothing are blank, a list is its values with commas between them;
 * undefined where it cannot be one.
 */
export function cellOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return cellOfList(value)
  if (typeof value !== 'number') return undefined
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? undefined : String(value)
}

function cellOfList(list: readonly unknown[]): string | undefined {
  const cells: string[] = []
  for (const value of list) {
    const cell = Array.isArray(value) ? undefined : cellOf(value)
    if (cell === undefined) return undefined
    if (cell.trim() !== '') cells.push(cell)
  }
  return cells.join(', ')
}

/** Why `cellOf` had nothing to give. */
export function faultOfCell(column: string, value: unknown): string {
  if (value === Infinity || value === -Infinity)
    return `"${column}" is ${value}: expected a finite number`
  if (typeof value === 'number')
    return `"${column}" is a number too large to be kept exactly: write it as a string`
  return `"${column}" holds ${kindOf(value)}: expected text, a number or a list of them`
}

/** What a value is, in words. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (Array.isArray(value)) return 'an array'
  if (value instanceof Date) return 'a date'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

/** True for an object that is no list and no date. */
export function isMembers(value: unknown): value is Members {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
  )
}

const SPACE = /[ \t\r\n]*/y
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y

/**
 * Offset where text stops being JSON. Messages of `JSON.parse` name it in some versions only.
 *
 * What is open stands in a list, not on the call stack: text may nest as deep as it is long.
 */
function faultOfJson(text: string): number {
  const closers: ('}' | ']')[] = []
  let at = 0
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const found = pattern.test(text)
    if (found) at = pattern.lastIndex
    return found
  }
  const string = (): boolean => {
    if (text[at] !== '"') return false
    const { end, isWhole } = endOfString(text, at)
    at = end
    return isWhole
  }
  const key = (): boolean => {
    skip(SPACE)
    if (!string()) return false
    skip(SPACE)
    if (text[at] !== ':') return false
    at += 1
    return true
  }
  for (let expected: 'value' | 'key' | 'end' = 'value'; ;) {
    if (expected === 'key' && !key()) return at
    skip(SPACE)
    const open = text[at]
    if (expected === 'end') {
      const closer = closers.at(-1)
      if (closer === undefined) return at
      if (open !== closer && open !== ',') return at
      at += 1
      if (open === closer) closers.pop()
      else expected = closer === '}' ? 'key' : 'value'
    } else if (open === '{' || open === '[') {
      const closer = open === '{' ? '}' : ']'
      at += 1
      skip(SPACE)
      expected = text[at] === closer ? 'end' : open === '{' ? 'key' : 'value'
      closers.push(closer)
    } else {
      if (!string() && !(open !== '"' && skip(SCALAR))) return at
      expected = 'end'
    }
  }
}

/** Offset behind a string that begins at `from`, or where it goes wrong. */
function endOfString(text: string, from: number): { end: number; isWhole: boolean } {
  let at = from + 1
  for (;;) {
    const code = text.charCodeAt(at)
    if (code === 34) return { end: at + 1, isWhole: true }
    if (!(code >= 32)) return { end: at, isWhole: false }
    const length = code === 92 ? lengthOfEscape(text, at) : 1
    if (length === 0) return { end: at, isWhole: false }
    at += length
  }
}

/** How long the escape at an offset is; 0 where it is none. */
function lengthOfEscape(text: string, at: number): number {
  if ('"\\/bfnrt'.includes(text[at + 1] ?? '?')) return 2
  return /^u[\dA-Fa-f]{4}$/.test(text.slice(at + 1, at + 6)) ? 6 : 0
}
