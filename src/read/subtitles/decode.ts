import { isUtf8 } from 'node:buffer'
import { KaskadError } from '../../types/error.js'
import { foreignHead, guessEncoding, isEncoding } from '../files/encoding.js'
import { sureEncoding } from '../files/recode.js'

/** Bytes as text, or why they are none. */
export type Decoded =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string }

/** Bytes used to detect the encoding. */
const HEAD = 64 * 1024

/** The text of a file: in the encoding said, else UTF-8, else one that is sure. */
export function decodeText(bytes: Buffer, said: string | undefined): Decoded {
  const head = bytes.subarray(0, HEAD)
  const foreign = foreignHead(head)
  if (foreign !== undefined && !isEncoding(foreign))
    return { ok: false, reason: `it is ${foreign}` }
  const encoding = foreign ?? (isUtf8(bytes) ? 'utf-8' : (said ?? sureEncoding(head)))
  if (encoding !== undefined) return { ok: true, text: decoderOf(encoding).decode(bytes) }
  const guess = guessEncoding(head)?.toLowerCase()
  const may = guess === undefined ? '' : `, it may be ${guess}`
  return { ok: false, reason: `it is not UTF-8${may}: say --encoding` }
}

function decoderOf(encoding: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding)
  } catch (cause) {
    throw new KaskadError('usage', `no encoding "${encoding}"`, { cause })
  }
}
