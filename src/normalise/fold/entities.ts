/** The names of U+00A0 to U+00FF, in their order. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

/** Other named entities found in titles. */
const OTHERS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  lsaquo: '‹',
  rsaquo: '›',
  bull: '•',
  trade: '™',
  zwj: '\u{200D}',
  zwnj: '\u{200C}',
  ensp: '\u{2002}',
  emsp: '\u{2003}',
  thinsp: '\u{2009}',
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN_1.split(' ').map((name, at) => [name, String.fromCharCode(0xa0 + at)] as const),
  ...Object.entries(OTHERS),
])

/** `&name;`, `&#39;`, `&#x27;`; one that was escaped again, `&amp;quot;`, is the inner one. */
const entity = /&(?:amp;)*(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,6}[1-4]{0,2}));/y

/** What an entity stands for, and how long it is written. */
export interface Entity {
  readonly text: string
  readonly length: number
}

/**
 * The HTML entity that begins at a place of a text; undefined where none does.
 *
 * YouTube's search answers titles with them. A name that HTML does not have, or a number that is no
 * character, is left as it stands.
 */
export function entityAt(raw: string, at: number): Entity | undefined {
  entity.lastIndex = at
  const found = entity.exec(raw)
  if (!found) return undefined
  const [written, decimal, hex, name] = found
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  const text = name === undefined ? characterOf(code) : NAMED.get(name)
  return text === undefined ? undefined : { text, length: written.length }
}

function characterOf(code: number): string | undefined {
  const isCharacter = code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : code > 0 && code < 0x20 ? ' ' : undefined
}
