/** A hash of bytes that come in parts. */
export interface Xxh64 {
  readonly add: (bytes: Uint8Array) => void
  /** The hash of all bytes so far. */
  readonly digest: () => bigint
}

const P1 = 0x9e37_79b1_85eb_ca87n
const P2 = 0xc2b2_ae3d_27d4_eb4fn
const P3 = 0x1656_67b1_9e37_79f9n
const P4 = 0x85eb_ca77_c2b2_ae63n
const P5 = 0x27d4_eb2f_1656_67c5n
const STRIPE = 32

/**
 * XXH64 with seed 0, the checksum of zstd frames.
 *
 * @see Collet, "xxHash fast digest algorithm", 0.1.1.
 */
export function createXxh64(): Xxh64 {
  const lanes = [wrapped(P1 + P2), P2, 0n, wrapped(-P1)]
  let rest = Buffer.alloc(0)
  let size = 0
  return {
    add: (bytes) => {
      size += bytes.length
      rest = Buffer.concat([rest, bytes])
      let at = 0
      for (; at + STRIPE <= rest.length; at += STRIPE)
        for (let lane = 0; lane < 4; lane++)
          lanes[lane] = round(lanes[lane] as bigint, rest.readBigUInt64LE(at + 8 * lane))
      rest = rest.subarray(at)
    },
    digest: () => finish(size < STRIPE ? P5 : joined(lanes), rest, size),
  }
}

function wrapped(value: bigint): bigint {
  return BigInt.asUintN(64, value)
}

function rotated(value: bigint, bits: bigint): bigint {
  return wrapped(value << bits) | (value >> (64n - bits))
}

function round(lane: bigint, word: bigint): bigint {
  return wrapped(rotated(wrapped(lane + word * P2), 31n) * P1)
}

function joined(lanes: readonly bigint[]): bigint {
  let hash = wrapped(
    lanes.reduce((sum, lane, at) => sum + rotated(lane, [1n, 7n, 12n, 18n][at] ?? 0n), 0n),
  )
  for (const lane of lanes) hash = wrapped((hash ^ round(0n, lane)) * P1 + P4)
  return hash
}

function finish(start: bigint, rest: Buffer, size: number): bigint {
  let hash = wrapped(start + BigInt(size))
  let at = 0
  for (; at + 8 <= rest.length; at += 8)
    hash = wrapped(rotated(hash ^ round(0n, rest.readBigUInt64LE(at)), 27n) * P1 + P4)
  if (at + 4 <= rest.length) {
    hash = wrapped(rotated(hash ^ wrapped(BigInt(rest.readUInt32LE(at)) * P1), 23n) * P2 + P3)
    at += 4
  }
  for (; at < rest.length; at += 1)
    hash = wrapped(rotated(hash ^ wrapped(BigInt(rest[at] ?? 0) * P5), 11n) * P1)
  hash = wrapped((hash ^ (hash >> 33n)) * P2)
  hash = wrapped((hash ^ (hash >> 29n)) * P3)
  return hash ^ (hash >> 32n)
}
