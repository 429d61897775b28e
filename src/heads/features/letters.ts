/**
 * Whether a letter is taken for a word: its script writes no spaces between words.
 *
 * Thai, Lao, Myanmar, Khmer, kana and Han below U+10000; the
 * rarer Han above it are left to runs of characters.
 */
export function isLetterWord(unit: number): boolean {
  if (unit < 0x0e00) return false
  return (
    unit <= 0x0eff ||
    (unit >= 0x1000 && unit <= 0x109f) ||
    (unit >= 0x1780 && unit <= 0x17ff) ||
    (unit >= 0x3040 && unit <= 0x30ff) ||
    (unit >= 0x3400 && unit <= 0x4dbf) ||
    (unit >= 0x4e00 && unit <= 0x9fff)
  )
}

/** Calls `visit` with the code point of each picture in a raw text; its colour of skin is no picture. */
export function eachEmoji(raw: string, visit: (emoji: number) => void): void {
  for (let at = 0; at < raw.length; at++) {
    const unit = raw.charCodeAt(at)
    if (unit < 0x2600) continue
    if (unit <= 0x27bf) visit(unit)
    if (unit < 0xd83c || unit > 0xd83e) continue
    const point = raw.codePointAt(at) as number
    if (isPicture(point)) visit(point)
    at++
  }
}

function isPicture(point: number): boolean {
  const isSkin = point >= 0x1f3fb && point <= 0x1f3ff
  const isFlag = point >= 0x1f1e6 && point <= 0x1f1ff
  return isFlag || (point >= 0x1f300 && point <= 0x1faff && !isSkin)
}
