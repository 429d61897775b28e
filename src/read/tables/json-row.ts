/** What a JSON object holds, by key. */
export type Members = Readonly<Record<string, unknown>>

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
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return { ok: true, members: value as Members }
  const reason = `expected an object, found ${kindOf(value)}`
  return { ok: false, code: 'not-an-object', column: 0, reason }
}

/** A member as a cell: null and nothing are blank; undefined where it cannot be one. */
export function cellOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return String(value)
  if (typeof value !== 'number') return undefined
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? undefined : String(value)
}

/** Why `cellOf` had nothing to give. */
export function faultOfCell(column: string, value: unknown): string {
  if (value === Infinity || value === -Infinity)
    return `"${column}" is ${value}: expected a finite number`
  if (typeof value === 'number')
    return `"${column}" is a number too large to be kept exactly: write it as a string`
  return `"${column}" holds ${kindOf(value)}: expected text or a number`
}

/** What a value is, in words. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (Array.isArray(value)) return 'an array'
  if (value instanceof Date) return 'a date'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

const SPACE = /[ \t\r\n]*/y
const STRING = /"(?:[ !#-[\]-\uFFFF]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/y
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y

/** Offset where text stops being JSON. Messages of `JSON.parse` name it in some versions only. */
function faultOfJson(text: string): number {
  let at = 0
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const found = pattern.test(text)
    if (found) at = pattern.lastIndex
    return found
  }
  const list = (close: string, member: () => boolean): boolean => {
    at += 1
    skip(SPACE)
    if (text[at] === close) {
      at += 1
      return true
    }
    for (;;) {
      if (!member()) return false
      skip(SPACE)
      if (text[at] === close) {
        at += 1
        return true
      }
      if (text[at] !== ',') return false
      at += 1
    }
  }
  const pair = (): boolean => {
    skip(SPACE)
    if (!skip(STRING)) return false
    skip(SPACE)
    if (text[at] !== ':') return false
    at += 1
    return value()
  }
  const value = (): boolean => {
    skip(SPACE)
    if (text[at] === '{') return list('}', pair)
    if (text[at] === '[') return list(']', value)
    return skip(STRING) || skip(SCALAR)
  }
  if (value()) skip(SPACE)
  return text[at] === '"' ? faultInString(text, at) : at
}

/** Offset where a string goes wrong; its quote where it only never ends. */
function faultInString(text: string, from: number): number {
  const good = /(?:[ !#-[\]-\uFFFF]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*/y
  good.lastIndex = from + 1
  good.test(text)
  return good.lastIndex
}
