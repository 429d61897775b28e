import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** True for a path with signs of a pattern: `*`, `?`, `[…]` or `{…,…}`. */
export function isGlob(path: string): boolean {
  return /[*?]|\[[^\]]+\]|\{[^}]*,[^}]*\}/.test(path)
}

/**
 * The files and folders that a pattern names, in the order of their names; hidden ones only where
 * the pattern names them.
 *
 * `*` and `?` stay within a name, `**` is any number of folders, `[a-z]` one letter, `{a,b}` one
 * of several texts. `/` parts names on every system, `\` also on Windows.
 */
export async function globbed(pattern: string): Promise<readonly string[]> {
  const plain = process.platform === 'win32' ? pattern.replaceAll('\\', '/') : pattern
  const found = await Promise.all(alternatives(plain).map((each) => walkPattern(each)))
  return [...new Set(found.flat())].toSorted()
}

/** The patterns that `{a,b}` stands for. */
function alternatives(pattern: string): readonly string[] {
  const [whole, inside] = /\{([^{}]*,[^{}]*)\}/.exec(pattern) ?? []
  if (whole === undefined || inside === undefined) return [pattern]
  const at = pattern.indexOf(whole)
  return inside
    .split(',')
    .flatMap((each) => alternatives(pattern.slice(0, at) + each + pattern.slice(at + whole.length)))
}

async function walkPattern(pattern: string): Promise<string[]> {
  const root = /^(?:[a-z]:)?\/+/i.exec(pattern)?.[0] ?? ''
  const parts = pattern
    .slice(root.length)
    .split('/')
    .filter((part) => part !== '')
  let paths = [root]
  for (const [at, part] of parts.entries()) {
    const isLast = at === parts.length - 1
    const next = await Promise.all(paths.map((path) => step(path, { part, isLast })))
    paths = next.flat()
  }
  return paths
}

/** The paths one part of the pattern leads to from a folder. */
async function step(
  folder: string,
  { part, isLast }: { readonly part: string; readonly isLast: boolean },
): Promise<string[]> {
  if (!/[*?[]/.test(part)) return [below(folder, part)]
  const entries = await entriesOf(folder)
  if (part === '**') {
    const deeper = entries.filter(({ name, isFolder }) => isFolder && !name.startsWith('.'))
    const inside = await Promise.all(
      deeper.map(({ name }) => step(below(folder, name), { part, isLast })),
    )
    const files = isLast ? entries.filter(({ isFolder }) => !isFolder) : []
    return [folder, ...files.map(({ name }) => below(folder, name)), ...inside.flat()]
  }
  const matches = partMatcher(part)
  return entries
    .filter(({ name, isFolder }) => matches(name) && (isLast || isFolder))
    .map(({ name }) => below(folder, name))
}

function below(folder: string, name: string): string {
  return folder === '' || folder.endsWith('/') ? `${folder}${name}` : join(folder, name)
}

interface Entry {
  readonly name: string
  readonly isFolder: boolean
}

async function entriesOf(folder: string): Promise<readonly Entry[]> {
  const found = await readdir(folder === '' ? '.' : folder, { withFileTypes: true }).catch(() => [])
  return found.map((entry) => ({
    name: entry.name,
    isFolder: entry.isDirectory() || entry.isSymbolicLink(),
  }))
}

function partMatcher(part: string): (name: string) => boolean {
  const source = part.replaceAll(/\[!?[^\]]+\]|[*?]|[^[*?]+|\[/g, (piece) => {
    if (piece === '*') return '[^]*'
    if (piece === '?') return '[^]'
    if (piece.length > 2 && piece.startsWith('[')) return letterClass(piece)
    return piece.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
  })
  const pattern = new RegExp(`^${source}$`, 'u')
  const isHidden = part.startsWith('.')
  return (name) => (isHidden || !name.startsWith('.')) && pattern.test(name.normalize('NFC'))
}

function letterClass(piece: string): string {
  const isNot = piece[1] === '!'
  const inside = piece.slice(isNot ? 2 : 1, -1).replaceAll(/[\\\]^&[|]/g, String.raw`\$&`)
  return `[${isNot ? '^' : ''}${inside}]`
}
