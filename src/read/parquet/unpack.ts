import * as zlib from 'node:zlib'
import { compressors } from 'hyparquet-compressors'

/** The largest page that is read, unpacked: writers make pages of 1 to 100 MB. */
export const MOST_PAGE = 256 * 1024 * 1024

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

/**
 * Unpacks a page.
 *
 * @throws RangeError where it is not packed so, or of another size.
 */
export function unpackPage(codec: string, packed: Uint8Array, size: number): Uint8Array {
  if (!(size >= 0 && size <= MOST_PAGE))
    throw new RangeError(`a page says that it has ${size} bytes`)
  if (size === 0) return new Uint8Array(0)
  const unpack = NATIVE[codec] ?? compressors[codec as keyof typeof compressors]
  if (!unpack) throw new RangeError(`packed with ${codec}, which is not read`)
  const page = unpack(packed, size)
  if (page.length !== size) throw new RangeError(`a page has ${page.length} bytes, not ${size}`)
  return page
}
