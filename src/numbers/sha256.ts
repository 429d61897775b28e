import { createHash } from 'node:crypto'

/** What is hashed; a string as its UTF-8. */
export type Hashed = string | NodeJS.ArrayBufferView

/** The SHA-256 of one piece, in lower-case hexadecimal or in base64. */
export function sha256(piece: Hashed, written: 'hex' | 'base64' = 'hex'): string {
  return createHash('sha256').update(piece).digest(written)
}

/** The SHA-256 of pieces, as if they were joined, in lower-case hexadecimal. */
export function sha256Of(pieces: Iterable<Hashed>): string {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}
