import { KaskadError } from '../../types/error.js'
import { parseListing, type HubFile, type Listing } from './hub-listing.js'
import { askHub, type HubLimits } from './hub-request.js'
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
  /** Time-outs in place of {@link HUB_LIMITS}. */
  readonly limits?: Partial<HubLimits>
}

/** A listing of more bytes than this is refused. */
const MOST_LISTED = 8 * 2 ** 20
const MOST_TRIES = 8
/** Most connections for one file, broken ones included. */
const MOST_CONNECTIONS = 1000

/**
 * Brings a model's config, tokenizer and safetensors onto this machine.
 *
 * The cache is laid out as the hub's own libraries lay it out, so both find
 * each other's files. A download goes on from where a connection broke;
 * every file is checked against the hash that the hub lists.
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
    options.limits,
  )
  const snapshot = `${folder}/snapshots/${listing.commit}`
  for (const file of listing.files) {
    const blob = `${folder}/blobs/${file.hash.hex}`
    const address = `${endpoint}/${name}/resolve/${listing.commit}/${file.name}`
    if (!isThere(blob)) await fetchFile({ address, blob, file }, options)
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

async function list(
  address: string,
  name: string,
  limits: FetchOptions['limits'],
): Promise<Listing> {
  const answer = await askHub(address, { limits }).catch((cause: unknown) => {
    if (cause instanceof KaskadError) throw cause
    throw new KaskadError(
      'model',
      `${name}: ${address} cannot be reached; with --offline only what is here is used`,
      { cause },
    )
  })
  try {
    if (answer.status !== 200)
      throw new KaskadError('model', `${name}: ${address} answered ${answer.status}`)
    const pieces: Uint8Array[] = []
    for await (const piece of answer.body(MOST_LISTED)) pieces.push(piece)
    return parseListing(Buffer.concat(pieces).toString('utf8'), `${name}: ${address}`)
  } finally {
    answer.close()
  }
}

interface Wanted {
  readonly address: string
  readonly blob: string
  readonly file: HubFile
}

async function fetchFile(
  { address, blob, file }: Wanted,
  { say, limits }: FetchOptions,
): Promise<void> {
  const partial = `${blob}.incomplete`
  let broken: unknown
  let connections = 0
  for (let attempt = 0; attempt < MOST_TRIES && connections < MOST_CONNECTIONS; attempt++) {
    connections += 1
    const had = await bytesIn(partial)
    if (had >= file.size) break
    try {
      await fetchRest({ address, partial, size: file.size }, had, limits)
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

/** Fetches what is missing behind the first `had` bytes, and not a byte more than is listed. */
async function fetchRest(
  {
    address,
    partial,
    size,
  }: { readonly address: string; readonly partial: string; readonly size: number },
  had: number,
  limits: FetchOptions['limits'],
): Promise<void> {
  const answer = await askHub(address, { limits, ...(had > 0 && { from: had }) })
  try {
    if (answer.status >= 400 && answer.status < 500)
      throw new KaskadError('model', `${address} answered ${answer.status}`)
    if (answer.status !== 200 && answer.status !== 206) throw new Error(`answered ${answer.status}`)
    // A server that does not know ranges sends the file from its beginning.
    const isRest = had > 0 && answer.status === 206
    if (had > 0 && !isRest) await remove(partial)
    await append(partial, answer.body(isRest ? size - had : size))
  } catch (error) {
    // More bytes than listed: what was kept is of no file.
    if (error instanceof KaskadError && !answer.isLate()) await remove(partial)
    throw error
  } finally {
    answer.close()
  }
}
