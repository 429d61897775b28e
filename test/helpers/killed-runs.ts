import { spawn } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { inFolder, runCommand } from './run-command.js'
import { MAIN } from './spawn-command.js'

const PRELOAD = new URL('disturb-files.js', import.meta.url).href

/** A command line and the folder that it is run in. */
export interface Scenario {
  readonly name: string
  /** Fills an empty folder. */
  readonly prepare: (folder: string) => void
  readonly args: (folder: string) => readonly string[]
  /** A command that must succeed right after a kill: it reads what the killed one was writing. */
  readonly reads?: (folder: string) => readonly string[]
  /** Files that differ from run to run, or are there while it runs only. */
  readonly passing?: RegExp
}

/** What came of the kills of a scenario. */
export interface KillReport {
  readonly kills: number
  /** Files that were neither as before nor as after. */
  readonly torn: readonly string[]
  /** What the next run left behind, or did not bring to the state that it should. */
  readonly leftOvers: readonly string[]
}

/** How a disturbed command ended. */
export interface Disturbed {
  readonly code: number | null
  readonly signal: string | null
  readonly stderr: string
}

/** Runs the built command with `disturb-files` before it. */
export function runDisturbed(
  args: readonly string[],
  how: Readonly<Record<string, string>>,
): Promise<Disturbed> {
  const env = { ...process.env, ...how }
  const child = spawn(process.execPath, ['--import', PRELOAD, MAIN, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      resolve({ code, signal, stderr })
    })
  })
}

/** How many changes of files a scenario makes. */
export async function changesOf({ prepare, args }: Scenario): Promise<number> {
  return inFolder(async (folder) => {
    prepare(folder)
    const { code, stderr } = await runDisturbed(args(folder), { DISTURB_COUNT: '1' })
    const [, count] = /changes of files: (\d+)/.exec(stderr) ?? []
    if (code !== 0 || count === undefined) throw new Error(stderr)
    return Number(count)
  })
}

/** Kills a scenario at each of these changes, and after each lets it run again. */
export async function killEach(scenario: Scenario, at: Iterable<number>): Promise<KillReport> {
  const torn: string[] = []
  const leftOvers: string[] = []
  let kills = 0
  await inFolder(async (home) => {
    const place = (name: string): string => join(home, name)
    scenario.prepare(makeFolder(place('before')))
    const before = treeOf(place('before'))
    cpSync(place('before'), place('run'), { recursive: true })
    await runCommand(scenario.args(place('run')))
    const after = treeOf(place('run'))
    for (const change of at) {
      const folder = place(`run${change}`)
      cpSync(place('before'), folder, { recursive: true })
      const killed = await runDisturbed(scenario.args(folder), { DISTURB_KILL: `${change}` })
      if (killed.signal === 'SIGKILL') kills++
      for (const [name, text] of treeOf(folder)) {
        const isWhole = text === before.get(name) || text === after.get(name)
        const isKnown = isTemporary(name) || scenario.passing?.test(name)
        if (!isWhole && !isKnown) torn.push(`${change}: ${name}`)
      }
      const read = scenario.reads && (await runCommand(scenario.reads(folder)))
      if (read && read.code !== 0) torn.push(`${change}: ${read.stderr}`)
      const { code, stderr } = await runCommand(scenario.args(folder))
      if (code === 1) torn.push(`${change}: ${stderr}`)
      // A change that was whole already is made once more: a manifest tells of that.
      const left = difference(treeOf(folder), after).filter((name) => !isManifest.test(name))
      for (const name of left) leftOvers.push(`${change}: ${name}`)
    }
  })
  return { kills, torn, leftOvers }
}

/** Runs a scenario once for each of these changes with a disk that is full from there on. @returns What changed although the command failed. */
export async function changedWhenFull(
  { prepare, args }: Scenario,
  at: Iterable<number>,
): Promise<readonly string[]> {
  const changed: string[] = []
  for (const change of at) {
    await inFolder(async (folder) => {
      prepare(folder)
      const before = treeOf(folder)
      const { code, stderr } = await runDisturbed(args(folder), { DISTURB_FULL: `${change}` })
      if (code === 0) return
      if (code !== 2 || !stderr.includes('no space left on the device'))
        changed.push(`${change}: ${code} ${stderr}`)
      for (const name of difference(treeOf(folder), before)) changed.push(`${change}: ${name}`)
    })
  }
  return changed
}

const isManifest = /(^|\/)manifest\.json$/

/** What a killed command may leave until the next one comes: temporaries, and the lock of a model. */
function isTemporary(name: string): boolean {
  return /(^|\/)\.([^/]+\.tmp|lock[^/]*)(\/|$)/.test(name)
}

function makeFolder(path: string): string {
  mkdirSync(path)
  return path
}

/** Every file below a folder with its content; an empty folder too. */
export function treeOf(folder: string): Map<string, string> {
  const tree = new Map<string, string>()
  for (const name of existsSync(folder) ? readdirSync(folder, { recursive: true }) : []) {
    const path = join(folder, String(name))
    const isFile = lstatSync(path).isFile()
    tree.set(relative(folder, path), isFile ? readFileSync(path, 'latin1') : '')
  }
  return tree
}

function difference(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): string[] {
  const names = new Set([...one.keys(), ...other.keys()])
  return [...names].filter((name) => one.get(name) !== other.get(name))
}
