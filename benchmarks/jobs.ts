/** Jobs of a benchmark, each in a process of its own: rows, processor time, the most memory. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Does something with what stands at a place and gives the rows it did it to. */
export type Job = (where: string) => Promise<number>

/** What a job cost. */
interface Cost {
  readonly rows: number
  readonly seconds: number
  readonly megabytes: number
}

/** A job of a benchmark: `work` of the module at `url` does it by its name. */
export interface NamedJob {
  readonly url: string
  readonly job: string
  readonly where: string
}

/** Runs a job in a process of its own and prints what it cost. */
export function told(name: string, { url, job, where }: NamedJob): void {
  const script = `import(${JSON.stringify(url)}).then((bench) => bench.work(${JSON.stringify(job)}, ${JSON.stringify(where)}))`
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script],
    { encoding: 'utf8', cwd: fileURLToPath(new URL('../../', import.meta.url)) },
  )
  if (status !== 0) throw new Error(stderr)
  const { rows, seconds, megabytes } = JSON.parse(stdout) as Cost
  const rate = Math.round(rows / seconds / 1000)
  console.log(
    `${name.padEnd(44)}${String(rows).padStart(9)} rows ${seconds.toFixed(1).padStart(6)} CPU s ${String(rate).padStart(6)} thousand rows/s ${megabytes.toFixed(0).padStart(5)} MB`,
  )
}

/** Does one job in this process and prints its cost as JSON. */
export async function costOf(job: Job, where: string): Promise<void> {
  const rows = await job(where)
  const { user, system } = process.cpuUsage()
  const cost: Cost = {
    rows,
    seconds: (user + system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }
  console.log(JSON.stringify(cost))
}
