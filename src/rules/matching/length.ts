import type { TextPart } from '../language/rule.js'

/** Characters of a text: code points, so an emoji of one code point is one. */
export function codePointsOf(text: string): number {
  let count = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0xd800 || unit > 0xdbff) continue
    const next = text.charCodeAt(i + 1)
    if (next >= 0xdc00 && next < 0xe000) count -= 1
  }
  return count
}

/** Whether a part asks anything of a length. */
export function asksLength({ shorterThan, longerThan }: TextPart): boolean {
  return shorterThan !== undefined || longerThan !== undefined
}

/** Whether a text is as long as a part wants it. */
export function lengthHolds({ shorterThan, longerThan }: TextPart, text: string): boolean {
  const length = codePointsOf(text)
  return (
    (shorterThan === undefined || length < shorterThan) &&
    (longerThan === undefined || length > longerThan)
  )
}
