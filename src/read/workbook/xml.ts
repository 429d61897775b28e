/** Callbacks for the parts of an XML text, in document order. */
export interface XmlListener {
  /** Names come without their namespace; attributes as they stand in the tag. */
  readonly open: (name: string, attributes: string) => void
  /** Text as it stands in the file, see `plainText`. */
  readonly text: (raw: string) => void
  readonly close: (name: string) => void
}

/** Takes an XML text in parts. */
export interface XmlReader {
  readonly write: (part: string) => void
  /** True where every element that was opened has been closed, and there was one. */
  readonly isWhole: () => boolean
}

/** The longest tag or text between two tags, in UTF-16 units. */
const MOST_TOKEN = 1 << 20

/**
 * Reads XML as spreadsheet programs write it: no document type, no entities of one's own.
 *
 * @throws SyntaxError where it is no such XML.
 */
export function createXmlReader(listener: XmlListener): XmlReader {
  let carry = ''
  let depth = 0
  let seen = false
  const tag = (inside: string): void => {
    if (inside.startsWith('/')) {
      depth -= 1
      if (depth < 0) throw new SyntaxError('an element is closed that was not opened')
      listener.close(localName(inside.slice(1).trimEnd()))
      return
    }
    const isEmpty = inside.endsWith('/')
    const cut = inside.search(/[\s/]/)
    const name = localName(cut < 0 ? inside : inside.slice(0, cut))
    seen = true
    listener.open(name, cut < 0 ? '' : inside.slice(cut))
    if (isEmpty) listener.close(name)
    else depth += 1
  }
  return {
    write: (part) => {
      const text = carry === '' ? part : carry + part
      let at = 0
      for (;;) {
        const start = text.indexOf('<', at)
        if (start < 0) break
        const end = endOfTag(text, start)
        if (end < 0) break
        if (start > at) listener.text(text.slice(at, start))
        if (text.startsWith('<![CDATA[', start))
          listener.text(text.slice(start + 9, end - 2).replaceAll('&', '&amp;'))
        else if (text.startsWith('<!DOCTYPE', start))
          throw new SyntaxError('it has a document type, which no spreadsheet program writes')
        else if (text[start + 1] !== '!' && text[start + 1] !== '?') tag(text.slice(start + 1, end))
        at = end + 1
      }
      carry = text.slice(at)
      if (carry.length > MOST_TOKEN) throw new SyntaxError('a text of more than 1 MiB in one cell')
    },
    isWhole: () => seen && depth === 0,
  }
}

/** Where a tag that begins at `start` ends; -1 where its end has not come yet. */
function endOfTag(text: string, start: number): number {
  if (text[start + 1] === '!' || text[start + 1] === '?') {
    const mark = text.startsWith('<!--', start)
      ? '-->'
      : text.startsWith('<![CDATA[', start)
        ? ']]>'
        : '>'
    // The mark of a CDATA or a comment may be cut in two.
    if (text.length - start < 9) return -1
    const found = text.indexOf(mark, start)
    return found < 0 ? -1 : found + mark.length - 1
  }
  let end = text.indexOf('>', start)
  // A `>` may stand inside an attribute's quotes.
  const space = text.indexOf(' ', start)
  if (space < 0 || space > end) return end
  let quote = 0
  for (let at = start; end >= 0; end = text.indexOf('>', end + 1)) {
    for (; at < end; at += 1) {
      const code = text.charCodeAt(at)
      if (code !== 34 && code !== 39) continue
      if (quote === 0) quote = code
      else if (quote === code) quote = 0
    }
    if (quote === 0) return end
  }
  return end
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** The value of an attribute, by its name as it stands in the file. */
export function attributeOf(attributes: string, name: string): string | undefined {
  for (const quote of ['"', "'"]) {
    const mark = `${name}=${quote}`
    let at = attributes.indexOf(mark)
    while (at > 0 && !/\s/.test(attributes[at - 1] ?? '')) at = attributes.indexOf(mark, at + 1)
    if (at <= 0) continue
    const from = at + mark.length
    const end = attributes.indexOf(quote, from)
    if (end >= 0) return plainText(attributes.slice(from, end))
  }
  return undefined
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

/** Text of XML with its references replaced; what can be no text becomes U+FFFD. */
export function plainText(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replaceAll(/&(?:#x[\da-f]{1,6}|#\d{1,7}|\w{2,4});/gi, (whole) => {
    if (whole[1] !== '#') return ENTITIES[whole.slice(1, -1)] ?? whole
    const isHex = whole[2] === 'x' || whole[2] === 'X'
    const code = Number.parseInt(whole.slice(isHex ? 3 : 2, -1), isHex ? 16 : 10)
    if (code === 0 || code > 0x10_ffff) return '\uFFFD'
    return code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code)
  })
}
