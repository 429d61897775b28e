import { KaskadError } from '../../types/error.js'
import {
  append,
  bytesIn,
  environment,
  hashFile,
  hubHome,
  isThere,
  link,
  moveTo,
  readTextIfThere,
  remove,
  writeWhole,
} from './adapter.js'

/** How a model is fetched from the hub. */
export interface FetchOptions {
  /** A branch, tag or commit; `main` where absent. */
  readonly revision?: string
  /** Only what is already on this machine. */
  readonly offline?: boolean
  /** Base address; `HF_ENDPOINT`, else huggingface.co. */
  readonly endpoint?: string
  /** Where files are kept; `HF_HOME`, else `~/.cache/huggingface`. */
  readonly home?: string
  /** Told after every file and every broken connection. */
  readonly say?: (words: string) => void
}

/** One file of a model as the hub lists it. */
interface HubFile {
  readonly name: string
  readonly size: number
  /** `sha256` of the bytes for large files, git's `sha1` for small ones. */
  readonly hash: { readonly kind: 'sha256' | 'git'; readonly hex: string }
}

interface Listing {
  readonly commit: string
  readonly files: readonly HubFile[]
}

const WANTED =
  /^(config\.json|tokenizer\.json|tokenizer_config\.json|vocab\.(txt|json)|merges\.txt|model(-\d+-of-\d+)?\.safetensors)$/
const MOST_TRIES = 8

/**
 * Brings a model's config, tokenizer and safetensors onto this machine.
 *
 * The cache is laid out as the hub's own libraries lay it out, so both find
 * each other's files. A connection that breaks is taken up where it broke;
 * every file is held against the hash that the hub lists.
 *
 * @param name - `owner/name` or `name`.
 * @returns The folder with the files.
 * @throws KaskadError `model` where the hub cannot be reached, a hash is wrong or, offline, nothing is here.
 */
export async function fetchModel(name: string, options: FetchOptions = {}): Promise<string> {
  if (!/^[\w.-]+(\/[\w.-]+)?$/.test(name)) {
    throw new KaskadError(
      'model',
      `${name}: neither a folder with a config.json nor a name on the hub`,
    )
  }
  const { revision = 'main', home = hubHome() } = options
  const folder = `${home}/hub/models--${name.replace('/', '--')}`
  const here = await snapshotHere(folder, revision)
  if (options.offline) {
    if (here !== undefined) return here
    throw new KaskadError(
      'model',
      `${name}: not on this machine (${folder}); fetch it without --offline`,
    )
  }

  const endpoint = (
    options.endpoint ??
    environment('HF_ENDPOINT') ??
    'https://huggingface.co'
  ).replace(/\/$/, '')
  const listing = await list(
    `${endpoint}/api/models/${name}/revision/${encodeURIComponent(revision)}?blobs=true`,
    name,
  )
  const snapshot = `${folder}/snapshots/${listing.commit}`
  for (const file of listing.files) {
    const blob = `${folder}/blobs/${file.hash.hex}`
    const address = `${endpoint}/${name}/resolve/${listing.commit}/${file.name}`
    if (!isThere(blob)) await fetchFile({ address, blob, file }, options.say)
    await link(blob, `${snapshot}/${file.name}`)
  }
  await writeWhole(`${folder}/refs/${revision}`, listing.commit)
  return snapshot
}

/** The snapshot that a revision stood for when it was last fetched. */
async function snapshotHere(folder: string, revision: string): Promise<string | undefined> {
  const commit = (await readTextIfThere(`${folder}/refs/${revision}`))?.trim() ?? revision
  const snapshot = `${folder}/snapshots/${commit}`
  return isThere(`${snapshot}/config.json`) ? snapshot : undefined
}

async function list(address: string, name: string): Promise<Listing> {
  const response = await fetch(address).catch((cause: unknown) => {
    throw new KaskadError(
      'model',
      `${name}: ${address} cannot be reached; with --offline only what is here is used`,
      { cause },
    )
  })
  if (!response.ok)
    throw new KaskadError('model', `${name}: ${address} answered ${response.status}`)
  const json = (await response.json()) as { sha?: unknown; siblings?: unknown }
  if (
    typeof json.sha !== 'string' ||
    !/^[\da-f]+$/.test(json.sha) ||
    !Array.isArray(json.siblings)
  ) {
    throw new KaskadError('model', `${name}: ${address} did not answer as the hub does`)
  }
  const files = (json.siblings as readonly HubSibling[]).flatMap((one) => hubFile(one) ?? [])
  return { commit: json.sha, files: withoutSpare(files) }
}

interface HubSibling {
  readonly rfilename?: string
  readonly size?: number
  readonly blobId?: string
  readonly lfs?: { readonly sha256?: string; readonly size?: number }
}

function hubFile({ rfilename, size, blobId, lfs }: HubSibling): HubFile | undefined {
  if (rfilename === undefined || !WANTED.test(rfilename)) return undefined
  const hash = lfs?.sha256 ?? blobId
  const bytes = lfs?.size ?? size
  if (hash === undefined || bytes === undefined || !/^[\da-f]+$/.test(hash)) return undefined
  return { name: rfilename, size: bytes, hash: { kind: lfs?.sha256 ? 'sha256' : 'git', hex: hash } }
}

/** Shards are left out where the whole file is there. */
function withoutSpare(files: readonly HubFile[]): readonly HubFile[] {
  const whole = files.some(({ name }) => name === 'model.safetensors')
  return whole ? files.filter(({ name }) => !name.startsWith('model-')) : files
}

interface Wanted {
  readonly address: string
  readonly blob: string
  readonly file: HubFile
}

async function fetchFile(
  { address, blob, file }: Wanted,
  say?: (words: string) => void,
): Promise<void> {
  const partial = `${blob}.incomplete`
  let broken: unknown
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const had = await bytesIn(partial)
    if (had >= file.size) break
    try {
      await fetchRest(address, partial, had)
    } catch (cause) {
      if (cause instanceof KaskadError) throw cause
      broken = cause
      say?.(
        `${file.name}: the connection broke at ${await bytesIn(partial)} of ${file.size} bytes; going on`,
      )
      // A connection that brought something is no failed try.
      if ((await bytesIn(partial)) > had) attempt = -1
      else await new Promise((done) => setTimeout(done, 100 * 2 ** attempt))
    }
  }
  const size = await bytesIn(partial)
  if (size < file.size) {
    throw new KaskadError(
      'model',
      `${file.name}: ${address} broke off at ${size} of ${file.size} bytes; what came is kept`,
      { cause: broken },
    )
  }
  const found = await hashOf(partial, file, size)
  if (found !== file.hash.hex) {
    await remove(partial)
    throw new KaskadError(
      'model',
      `${file.name}: its hash is ${found}, the hub lists ${file.hash.hex}; thrown away`,
    )
  }
  await moveTo(partial, blob)
  say?.(`${file.name}: ${size} bytes, hash right`)
}

function hashOf(path: string, { hash }: HubFile, size: number): Promise<string> {
  return hash.kind === 'sha256'
    ? hashFile(path, 'sha256')
    : hashFile(path, 'sha1', `blob ${size}\0`)
}

/** Fetches what is missing behind the first `had` bytes. */
async function fetchRest(address: string, path: string, had: number): Promise<void> {
  const response = await fetch(address, had > 0 ? { headers: { range: `bytes=${had}-` } } : {})
  if (response.status >= 400 && response.status < 500) {
    throw new KaskadError('model', `${address} answered ${response.status}`)
  }
  if (!response.ok || !response.body) throw new Error(`answered ${response.status}`)
  // A server that does not know ranges sends the file from its beginning.
  if (had > 0 && response.status !== 206) await remove(path)
  await append(path, response.body)
}
