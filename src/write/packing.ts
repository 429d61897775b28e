import * as zlib from 'node:zlib'
import { outputError } from '../model/output-error.js'
import { KaskadError } from '../types/error.js'
import { openByteSink, type ByteSink } from './sink.js'

/** A compressor. */
type Packer = zlib.Gzip

/** What Node has from 22.15 on. */
const { createZstdCompress, constants } = zlib as {
  readonly createZstdCompress?: (options: {
    readonly params: Readonly<Record<number, number>>
  }) => Packer
  readonly constants: { readonly ZSTD_c_checksumFlag?: number }
}

/** Why a file cannot be compressed as its name ending says; undefined if it can. */
export function whyNotPacked(name: string): string | undefined {
  if (!/\.zst$/i.test(name) || createZstdCompress) return undefined
  return `.zst is written by Node 22.15 or newer, and this is ${process.version}: name it .gz`
}

/**
 * Opens a file for bytes that are packed by the ending of its name: `.gz`, or `.zst` with a
 * checksum; others are written as they are.
 *
 * @throws KaskadError `output`, `usage`
 */
export async function openPackedSink(path: string): Promise<ByteSink> {
  const why = whyNotPacked(path)
  if (why !== undefined) throw new KaskadError('usage', `${path}: ${why}`)
  const file = await openByteSink(path)
  if (/\.gz$/i.test(path)) return packedBy(zlib.createGzip(), file, path)
  if (!/\.zst$/i.test(path) || !createZstdCompress) return file
  const params = { [constants.ZSTD_c_checksumFlag ?? 0]: 1 }
  return packedBy(createZstdCompress({ params }), file, path)
}

/** Compresses what is written and passes the result on in a loop of its own. */
function packedBy(packer: Packer, file: ByteSink, path: string): ByteSink {
  let trouble: unknown
  const passing = passOn(packer, file).catch((error: unknown) => {
    trouble = error
    packer.destroy()
  })
  const check = (): void => {
    if (trouble !== undefined) throw outputError(path, trouble)
  }
  const end = async (): Promise<void> => {
    packer.end()
    await passing
    if (trouble !== undefined) await file.abort()
    check()
  }
  return {
    write: async (bytes) => {
      check()
      await new Promise<void>((resolve) => {
        packer.once('close', resolve)
        packer.write(bytes, () => {
          packer.off('close', resolve)
          resolve()
        })
      })
      check()
    },
    finish: async () => {
      await end()
      await file.finish()
    },
    close: async () => {
      await end()
      await file.close()
    },
    abort: async () => {
      packer.destroy()
      await passing
      await file.abort()
    },
  }
}

async function passOn(packer: Packer, file: ByteSink): Promise<void> {
  for await (const chunk of packer as AsyncIterable<Buffer>) await file.write(chunk)
}
