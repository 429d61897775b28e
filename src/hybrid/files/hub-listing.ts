import { KaskadError } from '../../types/error.js'

/** One file of a model as the hub lists it. */
export interface HubFile {
  readonly name: string
  readonly size: number
  /** `sha256` of the bytes for large files, git's `sha1` for small ones. */
  readonly hash: { readonly kind: 'sha256' | 'git'; readonly hex: string }
}

/** What the hub says of a model: a commit and the files that are wanted of it. */
export interface Listing {
  readonly commit: string
  readonly files: readonly HubFile[]
}

const WANTED =
  /^(config\.json|tokenizer\.json|tokenizer_config\.json|vocab\.(txt|json)|merges\.txt|model(-\d+-of-\d+)?\.safetensors)$/

/**
 * Reads the hub's list of a model's files.
 *
 * @param from - Model and address, for messages.
 * @throws KaskadError `model` naming the part that is not as the hub writes it, or the file that is missing.
 */
export function parseListing(text: string, from: string): Listing {
  const refuse = (what: string): KaskadError => new KaskadError('model', `${from}: ${what}`)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw refuse('expected a list of files in JSON')
  }
  if (!isObject(json)) throw refuse('expected a JSON object')
  const { sha, siblings } = json
  if (typeof sha !== 'string' || !/^([\da-f]{40}|[\da-f]{64})$/.test(sha))
    throw refuse('sha: expected a commit of 40 or 64 hexadecimal digits')
  if (!Array.isArray(siblings)) throw refuse('siblings: expected a list of files')

  const seen = new Set<string>()
  const files = (siblings as readonly unknown[]).flatMap((one, at) => {
    const where = `siblings[${at}]`
    const name = nameOf(one)
    if (!isObject(one) || !name.ok) throw refuse(`${where}${name.ok ? '' : name.what}`)
    if (seen.has(name.name)) throw refuse(`${where}.rfilename: ${name.name} is listed twice`)
    seen.add(name.name)
    if (!WANTED.test(name.name)) return []
    const file = hubFile(name.name, one)
    if (typeof file === 'string') throw refuse(`${where} (${name.name}): ${file}`)
    return [file]
  })
  for (const [pattern, what] of [
    [/^config\.json$/, 'config.json'],
    [/\.safetensors$/, 'model.safetensors'],
  ] as const) {
    if (!files.some(({ name }) => pattern.test(name))) throw refuse(`no ${what} among the files`)
  }
  return { commit: sha, files: withoutShards(files) }
}

type Named =
  { readonly ok: true; readonly name: string } | { readonly ok: false; readonly what: string }

/** The name of a listed file, which must stay inside the model's folder. */
function nameOf(entry: unknown): Named {
  if (!isObject(entry)) return { ok: false, what: ': expected an object' }
  const name = entry['rfilename']
  if (typeof name !== 'string' || name === '')
    return { ok: false, what: '.rfilename: expected the name of a file' }
  const leavesFolder = /^([/\\]|[a-z]:)/i.test(name) || name.split(/[/\\]/).includes('..')
  if (!leavesFolder && !name.includes('\0')) return { ok: true, name }
  return { ok: false, what: `.rfilename: ${JSON.stringify(name)} leads out of the model's folder` }
}

/** The file, or what is wrong with its entry. */
function hubFile(name: string, entry: Readonly<Record<string, unknown>>): HubFile | string {
  const { lfs } = entry
  if (lfs !== undefined && lfs !== null && !isObject(lfs)) return 'lfs: expected an object'
  const large = isObject(lfs) ? lfs : undefined
  const size = large?.['size'] ?? entry['size']
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
    return 'size: expected a whole number of bytes'
  const [kind, hex, digits] = large
    ? (['sha256', large['sha256'], 64] as const)
    : (['git', entry['blobId'], 40] as const)
  if (typeof hex !== 'string' || hex.length !== digits || !/^[\da-f]+$/.test(hex))
    return `${large ? 'lfs.sha256' : 'blobId'}: expected ${digits} hexadecimal digits`
  return { name, size, hash: { kind, hex } }
}

/** Shards are left out where the whole file is there. */
function withoutShards(files: readonly HubFile[]): readonly HubFile[] {
  const whole = files.some(({ name }) => name === 'model.safetensors')
  return whole ? files.filter(({ name }) => !name.startsWith('model-')) : files
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
