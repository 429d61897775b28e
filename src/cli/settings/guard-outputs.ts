import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { findInputs } from '../../read/files/inputs.js'
import { KaskadError } from '../../types/error.js'
import { whyNotWritten, type TableFormat, type Written } from '../../types/format.js'
import { whyNotPacked } from '../../write/packing.js'
import type { Edge } from '../terminal/edge.js'
import { identityOf, isInside, keysIn, type FileIdentity } from './file-identity.js'

/** A file that a command is to write. */
export interface OutputFile {
  /** The option that names it. */
  readonly option: string
  /** Nothing is written where absent; `-` is stdout. */
  readonly path: string | undefined
  readonly holds: Written
  /** The format asked for by an option of its own. */
  readonly format?: TableFormat | undefined
}

/** Everything that a command reads and writes. */
export interface RunFiles {
  readonly outputs?: readonly OutputFile[]
  /** Files that are read, by what they are called in messages; `-` is stdin. */
  readonly inputs?: Readonly<Record<string, readonly (string | undefined)[]>>
  /** Folders of rules that are read or written, and single rule files. */
  readonly rules?: readonly (string | undefined)[]
  /** Folders of models and encoders that are read. */
  readonly models?: readonly (string | undefined)[]
  /** The folder that is written, with the option that names it. */
  readonly folder?: { readonly option: string; readonly path: string }
  /** The model folder that is written. */
  readonly newModel?: string
  readonly config?: string | undefined
}

/** Something that must not be written over. */
interface Named {
  readonly name: string
  readonly identity: FileIdentity
}

/** Looks for what a file would overwrite: its name in messages, where there is such a thing. */
type Collision = (file: FileIdentity) => Promise<string | undefined>

/**
 * Refuses outputs that would overwrite an input, a rule, settings, a model or each other, whatever
 * the spelling of their paths and the links on the way, and endings that are not written. To be
 * called by every command that writes, before anything is opened.
 *
 * @throws KaskadError `usage` with both names.
 */
export async function guardOutputs(edge: Edge, files: RunFiles): Promise<void> {
  const { outputs = [], newModel } = files
  const collisions = await collisionsOf(edge, files)
  const before: Named[] = []
  for (const { option, path, holds, format } of outputs) {
    if (path === undefined) continue
    const name = `${option} ${path}`
    const why =
      path === '-' ? undefined : (whyNotWritten(path, holds, format) ?? whyNotPacked(path))
    const identity = await identityOf(edge, path, 'stdout')
    if (why !== undefined) throw new KaskadError('usage', `${name}: ${why}`)
    const other = before.find((each) => isSame(each.identity, identity))
    if (other) throw refused(name, `is the same file as ${other.name}`)
    before.push({ name, identity })
    for (const find of collisions) {
      const found = await find(identity)
      if (found !== undefined) throw refused(name, found)
    }
  }
  if (files.folder) await guardFolder(edge, files.folder, files)
  if (newModel !== undefined) await guardModel(edge, newModel, files)
}

function refused(name: string, why: string): KaskadError {
  return new KaskadError('usage', `${name} ${why}: nothing was written`)
}

function isSame(a: FileIdentity, b: FileIdentity): boolean {
  return a.kind !== 'none' && a.key === b.key
}

async function collisionsOf(edge: Edge, files: RunFiles): Promise<readonly Collision[]> {
  const { rules = [], models = [], newModel } = files
  const read = await namedInputs(edge, files)
  const sameAsInput: Collision = async (file) => {
    const other = read.find(({ identity }) => isSame(identity, file) && identity.kind === 'file')
    return other && `is the same file as ${other.name}`
  }
  const folders = [...models, newModel].filter(
    (folder) => folder !== undefined && isModel(folder, newModel),
  )
  return [
    sameAsInput,
    ...given(rules).map((path) => ruleCollision(edge, path)),
    ...given(folders).map((path) => modelCollision(edge, path)),
  ]
}

/** A folder counts as a model only where it holds a manifest or a config. */
function isModel(folder: string, newModel: string | undefined): boolean {
  return (
    folder === newModel ||
    ['manifest.json', 'config.json'].some((name) => existsSync(join(folder, name)))
  )
}

async function namedInputs(edge: Edge, files: RunFiles): Promise<readonly Named[]> {
  const { inputs = {}, rules = [], config } = files
  const paths: [string, string][] = [
    ...(await Promise.all(
      Object.entries(inputs).map(async ([name, each]) =>
        (await filesBehind(given(each))).map((path): [string, string] => [`${name} ${path}`, path]),
      ),
    ).then((all) => all.flat())),
    ...given(rules).map((path): [string, string] => [`the rule file ${path}`, path]),
    ...given([config ?? 'kaskad.yaml']).map((path): [string, string] => [
      `the settings ${path}`,
      path,
    ]),
  ]
  const named: Named[] = []
  for (const [name, path] of paths) {
    const identity = await identityOf(edge, path, 'stdin').catch(() => undefined)
    if (identity) named.push({ name, identity })
  }
  return named
}

/** The files that folders and patterns stand for; what cannot be found is refused when it is read. */
async function filesBehind(paths: readonly string[]): Promise<readonly string[]> {
  return findInputs(paths).then(
    ({ files }) => files,
    () => paths,
  )
}

/** Names that a rule folder is read by. */
const OF_RULES = /\.ya?ml$|^ordinary\.txt$|^rule\.schema\.json$/i

function ruleCollision(edge: Edge, path: string): Collision {
  return async (file) => {
    const folder = await identityOf(edge, path, 'stdin')
    const isRule = OF_RULES.test(basename(file.path))
    if (isRule && (await isInside(file, folder))) return `is a file of the rules in ${path}`
    if (file.kind !== 'file' || folder.kind !== 'folder') return undefined
    const rule = (await keysIn(path)).get(file.key)
    return rule !== undefined && OF_RULES.test(basename(rule))
      ? `is the same file as the rule ${rule}`
      : undefined
  }
}

function modelCollision(edge: Edge, path: string): Collision {
  return async (file) => {
    const folder = await identityOf(edge, path, 'stdin')
    if (file.kind !== 'stream' && (await isInside(file, folder)))
      return `is inside the model folder ${path}`
    const part = file.kind === 'file' ? (await keysIn(path)).get(file.key) : undefined
    return part === undefined ? undefined : `is the same file as ${part} of the model`
  }
}

/** Refuses a folder to write that is a file. */
async function guardFolder(
  edge: Edge,
  { option, path }: NonNullable<RunFiles['folder']>,
  files: RunFiles,
): Promise<void> {
  const identity = await identityOf(edge, path, 'stdout')
  if (identity.kind === 'folder' || identity.kind === 'missing') return
  const inputs = await namedInputs(edge, { ...files, rules: [] })
  const other = inputs.find((each) => isSame(each.identity, identity))
  throw refused(
    `${option} ${path}`,
    other ? `is the same file as ${other.name}` : 'is a file, expected a folder',
  )
}

/** Folders in a model folder whose content a training replaces. */
const REPLACED = ['heads', 'hybrid'] as const

/** Refuses a model folder that is also the rules, or that would take inputs away with its old parts. */
async function guardModel(edge: Edge, model: string, files: RunFiles): Promise<void> {
  const { rules = [] } = files
  const name = `--model ${model}`
  const folder = await identityOf(edge, model, 'stdout')
  await guardFolder(edge, { option: '--model', path: model }, files)
  for (const path of given(rules)) {
    if (isSame(await identityOf(edge, path, 'stdin'), folder) && folder.kind === 'folder')
      throw refused(name, `is the same folder as the rules ${path}`)
  }
  for (const input of await namedInputs(edge, files)) {
    for (const part of REPLACED) {
      const replaced = await identityOf(edge, join(model, part), 'stdout')
      if (await isInside(input.identity, replaced))
        throw refused(name, `would take ${input.name} away with its old ${part}`)
    }
  }
}

function given(paths: readonly (string | undefined)[]): string[] {
  return paths.filter((path) => path !== undefined)
}
