import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { z } from 'zod'
import { sha256, sha256Of } from '../../numbers/sha256.js'
import { writeAtomicFile } from '../../model/atomic-files.js'
import { KaskadError } from '../../types/error.js'

/** Named parts of a file, in order. */
export type SectionBytes = ReadonlyMap<string, Uint8Array>

/** A file of sections, as the manifest of an archive names it. */
export const sectionFileSchema = z.object({
  file: z.string().regex(/^[\w-]+\.bin$/u),
  sha256: z.string(),
  bytes: z.int().nonnegative(),
  /** Name → where it begins and how many bytes it has. */
  sections: z.record(z.string(), z.tuple([z.int().nonnegative(), z.int().nonnegative()])),
})

/** A file of named parts, with its hash. */
export type SectionFile = Readonly<z.infer<typeof sectionFileSchema>>

/** Writes sections into a file whose name ends with its hash, each beginning at a multiple of 4. */
export async function writeSections(
  folder: string,
  stem: string,
  sections: SectionBytes,
): Promise<SectionFile> {
  const pieces: Uint8Array[] = []
  const places: [string, [number, number]][] = []
  let at = 0
  for (const [name, bytes] of sections) {
    places.push([name, [at, bytes.length]])
    const padding = new Uint8Array(-bytes.length & 3)
    pieces.push(bytes, padding)
    at += bytes.length + padding.length
  }
  const hash = sha256Of(pieces)
  const file = `${stem}-${hash.slice(0, 16)}.bin`
  await writeAtomicFile(`${folder}/${file}`, pieces)
  return { file, sha256: hash, bytes: at, sections: Object.fromEntries(places) }
}

/** Reads parts of a file of sections. */
export interface SectionReader {
  /** A whole section; empty where there is none. */
  readonly whole: (name: string) => Uint8Array
  readonly part: (name: string, from: number, to: number) => Uint8Array
  readonly close: () => void
}

/** Opens a file of sections. @throws KaskadError `input` where it is gone or has another size. */
export function openSections(
  folder: string,
  { file, bytes, sections }: SectionFile,
): SectionReader {
  const path = `${folder}/${file}`
  const handle = openFile(path)
  if (fstatSync(handle).size !== bytes) {
    closeSync(handle)
    throw damaged(path)
  }
  const part: SectionReader['part'] = (name, from, to) => {
    const start = (sections[name]?.[0] ?? 0) + from
    const out = new Uint8Array(to - from)
    for (let done = 0; done < out.length;) {
      const read = readSync(handle, out, done, out.length - done, start + done)
      if (read === 0) throw damaged(path)
      done += read
    }
    return out
  }
  return {
    part,
    whole: (name) => part(name, 0, sections[name]?.[1] ?? 0),
    close: () => closeSync(handle),
  }
}

/** Compares a file with its hash. @throws KaskadError `input` */
export function verifySections(folder: string, { file, sha256: hash }: SectionFile): void {
  const path = `${folder}/${file}`
  const handle = openFile(path)
  try {
    if (sha256(readFileSync(handle)) !== hash) throw damaged(path)
  } finally {
    closeSync(handle)
  }
}

function openFile(path: string): number {
  try {
    return openSync(path, 'r')
  } catch (cause) {
    throw new KaskadError('input', `${path}: a file of the archive is missing`, { cause })
  }
}

function damaged(path: string): KaskadError {
  return new KaskadError('input', `${path} is not as the archive wrote it: build the archive anew`)
}
