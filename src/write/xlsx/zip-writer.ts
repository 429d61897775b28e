import { promisify } from 'node:util'
import { constants, crc32, deflateRaw } from 'node:zlib'

/** Writes the files of a ZIP archive one after the other, each in parts. */
export interface ZipWriter {
  /** Ends the file before and begins another. */
  readonly begin: (name: string) => Promise<void>
  readonly write: (text: string) => Promise<void>
  /** Ends the last file and writes the list of files. */
  readonly end: () => Promise<void>
}

/** Takes bytes in order. */
export type PutBytes = (bytes: Uint8Array) => Promise<void>

interface Entry {
  readonly name: Buffer
  readonly at: number
  crc: number
  size: number
  packed: number
}

const pack = promisify(deflateRaw) as (
  bytes: Buffer,
  options: { readonly level: number; readonly finishFlush: number },
) => Promise<Buffer>

/** Parts that can be put one behind the other: each ends at a whole byte and is not the last. */
const PART = { level: 5, finishFlush: constants.Z_SYNC_FLUSH } as const
/** The end of packed data: an empty last block. */
const LAST_BLOCK = Buffer.from([3, 0])
/** How much text is packed at once, in UTF-16 units. */
const GATHERED = 1 << 18
/** Sizes stand behind the data, names are in UTF-8. */
const FLAGS = 0x0808
/** The 1st of January 1980, the first day there is: the same rows give the same bytes. */
const DATE = 0x0021
/** Largest size or offset of an archive without ZIP64. */
const MOST = 0xffff_ffff

/**
 * Writes an archive to where bytes go in order; nothing is written twice, so a pipe will do.
 *
 * @see APPNOTE.TXT of PKWARE, 4.3.
 * @throws RangeError where a file or the archive would exceed 4 GiB.
 */
export function createZipWriter(put: PutBytes): ZipWriter {
  const entries: Entry[] = []
  let at = 0
  let current: OpenEntry | undefined
  const send = async (bytes: Buffer): Promise<void> => {
    at += bytes.length
    if (at > MOST) throw new RangeError('the workbook would be larger than 4 GiB')
    await put(bytes)
  }
  const endEntry = async (): Promise<void> => {
    if (!current) return
    await current.end()
    const { entry } = current
    entry.packed = at - entry.at - 30 - entry.name.length
    await send(Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), sizesOf(entry)]))
    entries.push(entry)
    current = undefined
  }
  return {
    begin: async (name) => {
      await endEntry()
      const entry = { name: Buffer.from(name), at, crc: 0, size: 0, packed: 0 }
      current = openEntry(entry, send)
      const header = Buffer.concat([
        Buffer.from('PK\x03\x04', 'latin1'),
        headOf(Buffer.alloc(12), entry),
      ])
      await send(Buffer.concat([header, Buffer.alloc(2), entry.name]))
    },
    write: async (text) => current?.write(text),
    end: async () => {
      await endEntry()
      const list = Buffer.concat(entries.map(listed))
      const end = Buffer.alloc(22)
      end.write('PK\x05\x06', 'latin1')
      end.writeUInt16LE(entries.length, 8)
      end.writeUInt16LE(entries.length, 10)
      end.writeUInt32LE(list.length, 12)
      end.writeUInt32LE(at, 16)
      await send(Buffer.concat([list, end]))
    },
  }
}

interface OpenEntry {
  readonly entry: Entry
  readonly write: (text: string) => Promise<void>
  readonly end: () => Promise<void>
}

/** Gathers text, packs it and keeps its checksum and size in the entry. */
function openEntry(entry: Entry, send: (bytes: Buffer) => Promise<void>): OpenEntry {
  let waiting: string[] = []
  let length = 0
  const flush = async (): Promise<void> => {
    const bytes = Buffer.from(waiting.join(''))
    waiting = []
    length = 0
    entry.size += bytes.length
    if (entry.size > MOST) throw new RangeError('a sheet would be larger than 4 GiB')
    entry.crc = crc32(bytes, entry.crc)
    if (bytes.length > 0) await send(await pack(bytes, PART))
  }
  return {
    entry,
    write: async (text) => {
      waiting.push(text)
      length += text.length
      if (length >= GATHERED) await flush()
    },
    end: async () => {
      await flush()
      await send(LAST_BLOCK)
    },
  }
}

/** Checksum and sizes. */
function sizesOf({ crc, packed, size }: Entry): Buffer {
  const sizes = Buffer.alloc(12)
  sizes.writeUInt32LE(crc, 0)
  sizes.writeUInt32LE(packed, 4)
  sizes.writeUInt32LE(size, 8)
  return sizes
}

/** What both headers of a file share: version, flags, method, time, date, sizes, length of the name. */
function headOf(sizes: Buffer, { name }: Entry): Buffer {
  const head = Buffer.alloc(24)
  for (const [at, value] of [20, FLAGS, 8, 0, DATE].entries()) head.writeUInt16LE(value, at * 2)
  sizes.copy(head, 10)
  head.writeUInt16LE(name.length, 22)
  return head
}

/** The entry of the list of files. */
function listed(entry: Entry): Buffer {
  const rest = Buffer.alloc(16)
  rest.writeUInt32LE(entry.at, 12)
  return Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    headOf(sizesOf(entry), entry),
    rest,
    entry.name,
  ])
}
