import { mkdir, open, readFile, rm, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { writeAtomicFile } from '../model/atomic-files.js'
import { outputError } from '../model/output-error.js'
import { sha256 } from '../numbers/sha256.js'
import { KaskadError } from '../types/error.js'
import type { Item } from '../types/item.js'

/** Hashes or values of what a run depends on, by the words for them in messages. */
export type RunIdentity = Readonly<Record<string, string>>

/** What a run has done so far; a run that is killed goes on from there. */
export interface Journal<Answer> {
  /**
   * The answer that an earlier start of the run gave to its batch of this number.
   *
   * @throws KaskadError `input` where the batch had other rows then.
   */
  readonly answerOf: (batch: number, rows: string) => Promise<Answer | undefined>
  /** Notes an answer; `rows` is the hash of the rows it is for. */
  readonly keep: (batch: number, rows: string, answer: Answer) => Promise<void>
  /** Batches that are done. */
  readonly done: number
  /** Ends the run: the next one in the folder begins anew. */
  readonly remove: () => Promise<void>
  /** Leaves the run to be gone on with. */
  readonly close: () => Promise<void>
}

/** The files of a run folder. */
export const RUN_FILES = { identity: 'run.json', answers: 'answers.jsonl' } as const

interface Kept {
  readonly rows: string
  readonly from: number
  readonly length: number
}

/**
 * Opens the journal in a folder, or begins one.
 *
 * A line that a kill has left unfinished, and all behind it, are forgotten.
 *
 * @param restart - Forgets what an earlier run left.
 * @throws KaskadError `usage` naming what is not as it was when the run began.
 */
export async function openJournal<Answer>(
  folder: string,
  identity: RunIdentity,
  restart: boolean,
): Promise<Journal<Answer>> {
  const told = (cause: unknown): never => {
    throw outputError(folder, cause)
  }
  await mkdir(folder, { recursive: true }).catch(told)
  const path = join(folder, RUN_FILES.answers)
  const name = join(folder, RUN_FILES.identity)
  const begun = restart ? undefined : await readFile(name, 'utf8').catch(() => undefined)
  if (begun === undefined) await begin(folder, identity, restart).catch(told)
  else refuseOther(`--run ${folder}`, identityIn(begun), identity)
  const file = await open(path, 'a+').catch(told)
  const kept = await keptIn(file)
  return journalOn<Answer>(file, { kept, folder })
}

/** The hash of some rows: of everything that a decision can depend on. */
export function hashOfRows(items: readonly Item[]): string {
  return sha256(JSON.stringify(items), 'base64')
}

async function begin(folder: string, identity: RunIdentity, restart: boolean): Promise<void> {
  const answers = join(folder, RUN_FILES.answers)
  const isThere = await stat(answers).catch(() => undefined)
  if (isThere && !restart) {
    const why = `is no journal of a run: ${RUN_FILES.answers} is there without ${RUN_FILES.identity}`
    throw new KaskadError('usage', `--run ${folder} ${why}`)
  }
  await rm(answers, { force: true })
  const text = `${JSON.stringify(identity, undefined, 2)}\n`
  await writeAtomicFile(join(folder, RUN_FILES.identity), text)
}

/** What a run began with; nothing where the file is damaged. */
function identityIn(text: string): RunIdentity {
  try {
    return Object(JSON.parse(text)) as RunIdentity
  } catch {
    return {}
  }
}

/** Refuses to go on with a run that depends on other things now. @throws KaskadError `usage` naming them */
export function refuseOther(run: string, begun: RunIdentity, now: RunIdentity): void {
  const names = new Set([...Object.keys(begun), ...Object.keys(now)])
  const other = [...names].filter((name) => begun[name] !== now[name])
  if (other.length === 0) return
  throw new KaskadError(
    'usage',
    `${run}: its run began with other ${other.join(', ')}; --restart begins anew`,
  )
}

/** Where each answer stands in the file; what is unfinished is cut off. */
async function keptIn(file: FileHandle): Promise<Map<number, Kept>> {
  const kept = new Map<number, Kept>()
  let at = 0
  let carry = Buffer.alloc(0)
  for await (const chunk of file.createReadStream({ start: 0, autoClose: false })) {
    carry = Buffer.concat([carry, chunk as Buffer])
    for (let end = carry.indexOf(10); end >= 0; end = carry.indexOf(10)) {
      const head = /^\{"batch":(\d+),"rows":"([^"]*)"/.exec(carry.toString('latin1', 0, 200))
      if (!head) throw new KaskadError('input', 'the journal of the run is damaged: use --restart')
      kept.set(Number(head[1]), { rows: head[2] ?? '', from: at, length: end })
      at += end + 1
      carry = carry.subarray(end + 1)
    }
  }
  await file.truncate(at)
  return kept
}

function journalOn<Answer>(
  file: FileHandle,
  { kept, folder }: { readonly kept: ReadonlyMap<number, Kept>; readonly folder: string },
): Journal<Answer> {
  let before = Promise.resolve()
  return {
    done: kept.size,
    answerOf: async (batch, rows) => {
      const found = kept.get(batch)
      if (!found) return undefined
      if (found.rows !== rows) {
        const why = 'the input is not as it was when the run began; --restart begins anew'
        throw new KaskadError('input', `--run ${folder}: ${why}`)
      }
      const bytes = Buffer.alloc(found.length)
      await file.read(bytes, 0, found.length, found.from)
      return (JSON.parse(bytes.toString('utf8')) as { readonly answer: Answer }).answer
    },
    keep: async (batch, rows, answer) => {
      const line = `${JSON.stringify({ batch, rows, answer })}\n`
      // One after the other: a long line may take several writes.
      before = before.then(async () => file.appendFile(line))
      await before.catch((cause: unknown) => {
        throw outputError(folder, cause)
      })
    },
    remove: async () => {
      await file.close()
      for (const name of Object.values(RUN_FILES)) await rm(join(folder, name), { force: true })
    },
    close: () => file.close(),
  }
}
