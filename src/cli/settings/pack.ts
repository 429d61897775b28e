import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'

/** Pieces of bytes by name, in one file. */
export type Pack = ReadonlyMap<string, Uint8Array>

/** Begins the file: another layout has another number. */
const MAGIC = Buffer.from('kaskad 1')
const HASH_BYTES = 32
/** The hash begins behind the magic, the hashed behind that: the names' length, 8 bytes. */
const HASHED_FROM = MAGIC.length + HASH_BYTES
const NAMES_FROM = HASHED_FROM + 8

/**
 * Reads a pack; an empty one where the file is missing, somebody else's, cut, damaged or no pack.
 *
 * The pieces are views of one buffer and begin at multiples of 8 bytes.
 */
export function readPack(file: string): Pack {
  try {
    return unpack(readOwn(file))
  } catch {
    return new Map()
  }
}

/** The bytes of a file of this user. @throws Error */
function readOwn(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const user = process.getuid?.()
    if (user !== undefined && fstatSync(file).uid !== user) throw new Error('of another user')
    return readFileSync(file)
  } finally {
    closeSync(file)
  }
}

/** @throws Error where the bytes are no pack. */
function unpack(bytes: Buffer): Pack {
  const hash = bytes.subarray(MAGIC.length, HASHED_FROM)
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) throw new Error('no pack')
  if (!hashOf([bytes.subarray(HASHED_FROM)]).equals(hash)) throw new Error('damaged')
  const namesEnd = NAMES_FROM + bytes.readUInt32LE(HASHED_FROM)
  const names = JSON.parse(bytes.toString('utf8', NAMES_FROM, namesEnd)) as [string, number][]
  let at = padded(namesEnd)
  return new Map(
    names.map(([name, length]) => {
      const piece = bytes.subarray(at, at + length)
      at = padded(at + length)
      return [name, piece]
    }),
  )
}

/** A pack as the bytes of its file. */
export function packed(pack: Pack): Uint8Array[] {
  const names = Buffer.from(
    JSON.stringify(Array.from(pack, ([name, { length }]) => [name, length])),
  )
  const size = Buffer.alloc(8)
  size.writeUInt32LE(names.length)
  const pieces = [size, names, ...pack.values()].flatMap((piece) => [
    piece,
    new Uint8Array(padded(piece.length) - piece.length),
  ])
  return [MAGIC, hashOf(pieces), ...pieces]
}

function padded(length: number): number {
  return Math.ceil(length / 8) * 8
}

function hashOf(pieces: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest()
}
