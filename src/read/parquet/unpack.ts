import * as zlib from 'node:zlib'
import { snappyUncompress } from 'hyparquet/src/snappy.js'
import { compressors } from 'hyparquet-compressors'

/** The largest page that is read, unpacked: writers make pages of 1 to 100 MB. */
export const MOST_PAGE = 256 * 1024 * 1024

/** Larger pages are unpacked by JavaScript: WebAssembly never gives its memory back. */
const MOST_IN_WASM = 8 * 1024 * 1024

type Unpack = (packed: Uint8Array, size: number) => Uint8Array

const NATIVE: Readonly<Record<string, Unpack | undefined>> = {
  UNCOMPRESSED: (bytes) => bytes,
  GZIP: (packed, size) => zlib.gunzipSync(packed, { maxOutputLength: size + 1 }),
  BROTLI: (packed, size) => zlib.brotliDecompressSync(packed, { maxOutputLength: size + 1 }),
  ...('zstdDecompressSync' in zlib && { ZSTD: unpackZstd(zlib.zstdDecompressSync) }),
}

/** Node's own zstd, which is faster than the one in JavaScript; Node 20 has none. */
function unpackZstd(unpack: unknown): Unpack {
  const call = unpack as (packed: Uint8Array, options: zlib.ZlibOptions) => Buffer
  return (packed, size) => call(packed, { maxOutputLength: size + 1 })
}

/** Unpacks the pages of a chunk; what it gives holds until it is asked for the next. */
export type UnpackPage = (packed: Uint8Array, size: number) => Uint8Array

/**
 * Makes what unpacks the pages of a chunk, large ones of snappy in the same memory.
 *
 * @throws RangeError (later) where a page is not packed so, or of another size.
 */
export function pageUnpacker(codec: string): UnpackPage {
  const unpack = NATIVE[codec] ?? compressors[codec as keyof typeof compressors]
  let memory = new Uint8Array(0)
  return (packed, size) => {
    if (!(size >= 0 && size <= MOST_PAGE))
      throw new RangeError(`a page says that it has ${size} bytes`)
    if (size === 0) return new Uint8Array(0)
    if (!unpack) throw new RangeError(`packed with ${codec}, which is not read`)
    if (codec === 'SNAPPY' && size > MOST_IN_WASM) {
      if (memory.length < size) memory = new Uint8Array(Math.ceil(size * 1.1))
      const page = memory.subarray(0, size)
      snappyUncompress(packed, page)
      return page
    }
    const page = unpack(packed, size)
    if (page.length !== size) throw new RangeError(`a page has ${page.length} bytes, not ${size}`)
    return page
  }
}
