import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeAtomicFile } from '../../model/atomic-files.js'
import { sha256 } from '../../numbers/sha256.js'
import { KaskadError } from '../../types/error.js'

/** What a worker says of a shard that it has written. */
export interface ShardResult {
  readonly number: number
  /** Rows, bad ones too. */
  readonly rows: number
  readonly rejects: number
  readonly bytes: number
  readonly sha256: string
  /** The worker, as its machine and process are called. */
  readonly worker: string
  readonly seconds: number
}

/** Why a shard was set aside. */
export interface ShardTrouble {
  readonly number: number
  readonly reason: string
}

/** What of a run lies in its folder. */
export interface ShardResults {
  readonly done: ReadonlyMap<number, ShardResult>
  readonly aside: ReadonlyMap<number, ShardTrouble>
}

/** A run and one of its shards. */
export interface ShardName {
  readonly folder: string
  readonly run: string
  readonly number: number
}

/** Where the answers of a shard go: a function of the run and the shard alone. */
export function shardFile({ folder, run, number }: ShardName): string {
  return join(folder, `${run}-shard-${String(number).padStart(5, '0')}.jsonl`)
}

/** Notes that a shard is written; the file is on the disk when this is called. @throws KaskadError `output` */
export async function writeResult(name: ShardName, result: ShardResult): Promise<void> {
  await writeAtomicFile(`${shardFile(name)}.done`, `${JSON.stringify(result)}\n`)
}

/** Notes that a shard is set aside, and why. @throws KaskadError `output` */
export async function writeTrouble(name: ShardName, reason: string): Promise<void> {
  const trouble: ShardTrouble = { number: name.number, reason }
  await writeAtomicFile(`${shardFile(name)}.aside`, `${JSON.stringify(trouble)}\n`)
}

/** What workers have left in the folder of a run. */
export async function readResults(folder: string, run: string): Promise<ShardResults> {
  const done = new Map<number, ShardResult>()
  const aside = new Map<number, ShardTrouble>()
  for (const name of await filesOf(folder, run)) {
    const [, kind] = /\.(done|aside)$/.exec(name) ?? []
    if (kind === undefined) continue
    const text = await readFile(join(folder, name), 'utf8').catch(() => undefined)
    if (text === undefined) continue
    if (kind === 'done') addTo(done, JSON.parse(text) as ShardResult)
    else addTo(aside, JSON.parse(text) as ShardTrouble)
  }
  for (const number of done.keys()) aside.delete(number)
  return { done, aside }
}

/** The bytes of a shard. @throws KaskadError `input` where they are not those that its worker wrote */
export async function readShard(name: ShardName, result: ShardResult): Promise<Buffer> {
  const path = shardFile(name)
  const bytes = await readFile(path).catch(() => undefined)
  if (bytes?.length !== result.bytes || sha256(bytes) !== result.sha256)
    throw new KaskadError(
      'input',
      `${path} is not what its worker wrote: remove ${path}.done and submit the run again`,
    )
  return bytes
}

/** Removes what of a run lies in its folder; `kind` keeps to files of one ending. */
export async function removeResults(folder: string, run: string, kind = ''): Promise<void> {
  for (const name of await filesOf(folder, run))
    if (name.endsWith(kind)) await rm(join(folder, name), { force: true })
}

async function filesOf(folder: string, run: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => name.startsWith(`${run}-shard-`)).toSorted()
}

function addTo<Value extends { readonly number: number }>(
  found: Map<number, Value>,
  value: Value,
): void {
  found.set(value.number, value)
}
