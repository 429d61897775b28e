import { namesIn, readBytes, writeWhole } from './adapter.js'
import { sha256 } from '../../numbers/sha256.js'
import { bytesSource, openSafetensors, writeSafetensors } from './safetensors.js'

/** Vectors in a folder by the hash of what they were made of. */
export interface VectorStore {
  readonly get: (key: string) => Float32Array | undefined
  /** Keeps some more, as a file of their own: whole or not at all. */
  readonly add: (vectors: ReadonlyMap<string, Float32Array>) => Promise<void>
}

/**
 * Opens the vectors kept in a folder; all are read, 4 bytes a number. Without a
 * folder they are kept for as long as the store is.
 *
 * @throws KaskadError `model` naming a file that is broken.
 */
export async function openVectorStore(folder: string | undefined): Promise<VectorStore> {
  const known = new Map<string, Float32Array>()
  for (const name of folder === undefined ? [] : await namesIn(folder)) {
    if (name.endsWith('.safetensors')) await readInto(known, `${folder}/${name}`)
  }
  return {
    get: (key) => known.get(key),
    add: async (vectors) => {
      for (const [key, vector] of vectors) known.set(key, vector)
      if (folder !== undefined) await write(folder, vectors)
    },
  }
}

async function readInto(known: Map<string, Float32Array>, path: string): Promise<void> {
  const file = await openSafetensors(bytesSource(await readBytes(path), path))
  const { shape, data } = await file.read('vectors')
  const [, width = 0] = shape
  const keys = (file.notes['keys'] ?? '').split(' ')
  for (const [row, key] of keys.entries()) {
    known.set(key, data.subarray(row * width, (row + 1) * width))
  }
}

async function write(folder: string, vectors: ReadonlyMap<string, Float32Array>): Promise<void> {
  const keys = [...vectors.keys()].join(' ')
  const all = [...vectors.values()]
  const width = all[0]?.length ?? 0
  const data = new Float32Array(all.length * width)
  for (const [row, vector] of all.entries()) data.set(vector, row * width)
  const bytes = writeSafetensors(new Map([['vectors', { shape: [all.length, width], data }]]), {
    keys,
  })
  const name = sha256(keys).slice(0, 32)
  await writeWhole(`${folder}/${name}.safetensors`, bytes)
}
