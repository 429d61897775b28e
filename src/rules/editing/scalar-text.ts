/** Words that YAML, or a reader's eye, takes for something else than text. */
const OTHER_MEANING = /^(?:true|false|yes|no|on|off|null|~|[-+.]?\d.*)$/iu

/** Letters, digits and the little punctuation that means nothing anywhere in YAML. */
const HARMLESS = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M} _.()!+/-]*[\p{L}\p{N}\p{M}!)+])?$/u

/**
 * A text as a YAML scalar that may stand in a block or between brackets: bare
 * where that is safe, else in single quotes, and in double quotes only where
 * it has characters that must be escaped.
 */
export function scalarText(text: string): string {
  if (HARMLESS.test(text) && !OTHER_MEANING.test(text)) return text
  if (/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(text)) return JSON.stringify(text)
  return `'${text.replaceAll("'", "''")}'`
}
