/** Letters and digits: repeated ones count, though the fold may join them. */
export function lettersIn(text: string): number {
  let letters = 0
  for (const character of text) {
    const kind = kinds[character.codePointAt(0) ?? 0] || kindOf(character)
    if (kind === LETTER) letters++
  }
  return letters
}

/** By code point, below 65536: 0 not met yet, {@link LETTER} or {@link NO_LETTER}. */
const kinds = new Uint8Array(65536)
const LETTER = 1
const NO_LETTER = 2

function kindOf(character: string): number {
  const kind = /[\p{L}\p{N}]/u.test(character) ? LETTER : NO_LETTER
  kinds[character.codePointAt(0) ?? 0] = kind
  return kind
}
