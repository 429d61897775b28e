import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeAtomicFile } from '../../model/atomic-files.js'
import { outputError } from '../../model/output-error.js'
import { sha256 } from '../../numbers/sha256.js'
import type { FilePart } from '../../read/files/part.js'
import { KaskadError } from '../../types/error.js'
import type { RunIdentity } from '../journal.js'

/** Some rows of a batch run: what one worker takes at a time. */
export interface Shard {
  /** Its place in the order of the output, from 1. */
  readonly number: number
  /** The files whose rows it holds, as they were named. */
  readonly inputs: readonly string[]
  /** The part of the one file; undefined where the shard is all of its files. */
  readonly part: FilePart | undefined
  /** Rows of the run before it, bad ones too. */
  readonly rowsBefore: number
  /** Rows of its own, bad ones too. */
  readonly rows: number
  /** Hash of the bytes it is read from. */
  readonly sha256: string
}

/** Everything that the workers and the merge of a batch run need to know. */
export interface ShardPlan<Request> {
  readonly format: 'kaskad batch'
  readonly version: 1
  /** Hashes of what decides; every worker compares them with what it has. */
  readonly identity: RunIdentity
  /** How the inputs were cut, and what they were like then. */
  readonly cut: RunIdentity
  readonly request: Request
  readonly shards: readonly Shard[]
}

/** A plan with the name of its run, which is a hash of the plan. */
export interface PlannedRun<Request> {
  readonly run: string
  readonly plan: ShardPlan<Request>
}

/** The file of the plan in the folder of a run. */
export const PLAN = 'plan.json'

/** The plan in a folder; undefined where there is none. @throws KaskadError `input` where it is none of ours. */
export async function readPlan<Request>(folder: string): Promise<PlannedRun<Request> | undefined> {
  const path = join(folder, PLAN)
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    const plan = JSON.parse(text) as Partial<ShardPlan<Request>> | null
    if (plan?.format === 'kaskad batch' && plan.version === 1)
      return { run: runOf(text), plan: plan as ShardPlan<Request> }
  } catch {
    // Said below.
  }
  throw new KaskadError('input', `${path} is no plan of kaskad batch`)
}

/** The plan in a folder. @throws KaskadError `usage` where there is none. */
export async function needPlan<Request>(folder: string): Promise<PlannedRun<Request>> {
  const planned = await readPlan<Request>(folder)
  if (planned) return planned
  throw new KaskadError(
    'usage',
    `${folder} holds no batch run: kaskad batch submit ${folder} FILE… -o OUT makes one`,
  )
}

/** Writes a plan whole, in a folder that is made where there is none. @throws KaskadError `output` */
export async function writePlan<Request>(
  folder: string,
  plan: ShardPlan<Request>,
): Promise<PlannedRun<Request>> {
  const text = `${JSON.stringify(plan, undefined, 1)}\n`
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw outputError(folder, cause)
  })
  await writeAtomicFile(join(folder, PLAN), text)
  return { run: runOf(text), plan }
}

function runOf(text: string): string {
  return sha256(text).slice(0, 16)
}
