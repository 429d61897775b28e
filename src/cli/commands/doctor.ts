import { createRequire } from 'node:module'
import { stat } from 'node:fs/promises'
import { EXIT, put, putJson, type Edge, type ExitCode } from '../terminal/edge.js'
import { PROGRAM_VERSION } from '../settings/version.js'

/** One thing looked at: whether it is there, and what follows. */
export interface Examined {
  readonly name: string
  readonly state: 'ok' | 'missing' | 'broken'
  readonly note: string
}

/** Says what is installed, what is missing, and what that costs. */
export async function examine(edge: Edge, { json }: { readonly json: boolean }): Promise<ExitCode> {
  const findings = await examination()
  if (json) {
    putJson(edge, findings)
    return EXIT.done
  }
  const width = Math.max(...findings.map(({ name }) => name.length))
  const marks = { ok: 'green', missing: 'yellow', broken: 'red' } as const
  for (const { name, state, note } of findings) {
    put(edge, [{ colour: marks[state], text: state.padEnd(8) }, name.padEnd(width + 2), note])
  }
  return findings.some(({ state }) => state === 'broken') ? EXIT.mistake : EXIT.done
}

async function examination(): Promise<readonly Examined[]> {
  const [major = 0] = process.versions.node.split('.').map(Number)
  return [
    { name: 'kaskad', state: 'ok', note: PROGRAM_VERSION },
    major >= 20
      ? { name: 'node', state: 'ok', note: process.versions.node }
      : { name: 'node', state: 'broken', note: `${process.versions.node}: expected 20 or later` },
    ...NEEDED.map((name) => packageFinding(name, 'broken', 'run npm install again')),
    ...(await backendFindings()),
    await folderFinding('rules', 'no rules: give --rules, or write some with kaskad init'),
    await folderFinding('model', 'no trained model: rules decide alone'),
  ]
}

const NEEDED = ['yaml', 'franc', 'natural', 'fastest-levenshtein', 're2js'] as const

/** What the hybrid stage would run on, and why the others would not. */
async function backendFindings(): Promise<readonly Examined[]> {
  const { closeBackend, describeBackends } = await import('../../hybrid/runtimes/backend.js')
  const reports = await describeBackends()
  closeBackend()
  return reports.map(({ name, job, runs, reason }) => ({
    name,
    state: runs ? 'ok' : 'missing',
    note: `${job}: ${reason}`,
  }))
}

function packageFinding(name: string, ifMissing: Examined['state'], note: string): Examined {
  const version = versionOf(name)
  return version === undefined
    ? { name, state: ifMissing, note }
    : { name, state: 'ok', note: version }
}

function versionOf(name: string): string | undefined {
  const require = createRequire(import.meta.url)
  for (const folder of require.resolve.paths(name) ?? []) {
    try {
      const { version } = require(`${folder}/${name}/package.json`) as { readonly version: string }
      return version
    } catch {
      continue
    }
  }
  return undefined
}

async function folderFinding(name: string, note: string): Promise<Examined> {
  const found = await stat(name).catch(() => undefined)
  return found?.isDirectory()
    ? { name, state: 'ok', note: 'the folder is there' }
    : { name, state: 'missing', note }
}
