/**
 * Several processes that write into one model folder, and one that reads it beside them:
 *
 *     node dist/test/model/beside.js --writers 4 --seconds 60
 */
import { fork } from 'node:child_process'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import { enableHead, listHeads, putHead } from '../../src/model/change-heads.js'
import { readHeadsModel, writeHeadsModel } from '../../src/model/heads-model.js'
import { inFolder, ROOT } from '../helpers/run-command.js'

/** What came of it. */
export interface Beside {
  readonly updates: number
  /** Changes that a later one of somebody else's undid. */
  readonly lost: number
  readonly reads: number
  readonly failures: readonly string[]
}

const SCRIPT = fileURLToPath(import.meta.url)
const GOLDEN = join(ROOT, 'test/golden/model-v5')

/** Lets so many writers change heads of their own, or replace the model whole, beside a reader. */
export async function writeBeside(
  work: 'change' | 'replace',
  { writers, seconds }: { readonly writers: number; readonly seconds: number },
): Promise<Beside> {
  return inFolder(async (home) => {
    const folder = join(home, 'model')
    await cp(GOLDEN, folder, { recursive: true })
    const [cats] = (await readHeadsModel(folder)).heads
    if (!cats) throw new Error('no head')
    for (let at = 0; at < writers; at++) await putHead(folder, { ...cats, project: `of ${at}` })
    const roles = [...Array(writers).keys()].map((at) => run([work, folder, `${at}`, `${seconds}`]))
    const all = await Promise.all([...roles, run(['read', folder, '0', `${seconds}`])])
    return all.reduce((sum, one) => ({
      updates: sum.updates + one.updates,
      lost: sum.lost + one.lost,
      reads: sum.reads + one.reads,
      failures: [...sum.failures, ...one.failures],
    }))
  })
}

function run(args: readonly string[]): Promise<Beside> {
  const child = fork(SCRIPT, ['--role', ...args])
  return new Promise((resolve, reject) => {
    child.on('message', (told) => {
      resolve(told as Beside)
    })
    child.on('close', (code) => {
      reject(new Error(`ended with ${code}`))
    })
  })
}

/** One process: works until its time is over and tells its parent. */
async function play([role, folder = '', at, seconds]: readonly string[]): Promise<void> {
  const until = Date.now() + 1000 * Number(seconds)
  const failures: string[] = []
  let [updates, lost, reads] = [0, 0, 0]
  const model = await readHeadsModel(folder)
  const project = `of ${at}`
  let enabled = true
  while (Date.now() < until) {
    try {
      if (role === 'read') {
        await readHeadsModel(folder)
        reads++
      } else if (role === 'replace') {
        const heads = model.heads.map((head) => ({
          ...head,
          support: updates,
          project: `${head.project} ${at}`,
        }))
        const frequencies = model.weighting.frequencies.map((code) => code ^ Number(at))
        await writeHeadsModel(folder, {
          ...model,
          heads,
          weighting: { ...model.weighting, frequencies },
        })
        updates++
      } else {
        const mine = (await listHeads(folder)).find((head) => head.project === project)
        if (mine?.enabled !== enabled) lost++
        enabled = !enabled
        await enableHead(folder, project, enabled)
        updates++
      }
    } catch (error) {
      failures.push(String(error))
    }
  }
  process.send?.({ updates, lost, reads, failures })
}

if (process.argv[1] === SCRIPT) {
  if (process.argv[2] === '--role') await play(process.argv.slice(3))
  else {
    const { values } = parseArgs({
      options: {
        writers: { type: 'string', default: '2' },
        seconds: { type: 'string', default: '60' },
      },
    })
    const size = { writers: Number(values.writers), seconds: Number(values.seconds) }
    for (const work of ['change', 'replace'] as const)
      console.log(work, JSON.stringify(await writeBeside(work, size)))
  }
}
