/** Unchanged lines shown around a change. */
const AROUND = 3

/** One line of a comparison. */
interface Line {
  readonly sign: ' ' | '-' | '+'
  readonly text: string
  /** Number of the line in the old and in the new text, from 1. */
  readonly old: number
  readonly fresh: number
}

/**
 * What changes between two texts, in the unified format; empty where nothing
 * does. Fit for files of some thousand lines: cost is their product.
 */
export function diffText(path: string, before: string, after: string): string {
  if (before === after) return ''
  const lines = compare(linesOf(before), linesOf(after))
  const shown = lines.map((_, at) =>
    lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ sign }) => sign !== ' '),
  )
  const out = [`--- ${before === '' ? '/dev/null' : path}`, `+++ ${path}`]
  for (let at = 0; at < lines.length; at++) {
    if (!shown[at]) continue
    let end = at
    while (end < lines.length && shown[end]) end++
    out.push(...hunk(lines.slice(at, end)))
    at = end
  }
  return `${out.join('\n')}\n`
}

function hunk(lines: readonly Line[]): string[] {
  const [first] = lines
  const olds = lines.filter(({ sign }) => sign !== '+').length
  const news = lines.filter(({ sign }) => sign !== '-').length
  const head = `@@ -${first?.old ?? 0},${olds} +${first?.fresh ?? 0},${news} @@`
  return [head, ...lines.map(({ sign, text }) => sign + text)]
}

/** The longest common lines stay; what is between them goes or comes. */
function compare(old: readonly string[], fresh: readonly string[]): Line[] {
  const width = fresh.length + 1
  const common = new Uint32Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      const same = (common[(i + 1) * width + j + 1] as number) + 1
      const skip = Math.max(
        common[(i + 1) * width + j] as number,
        common[i * width + j + 1] as number,
      )
      common[i * width + j] = old[i] === fresh[j] ? same : skip
    }
  }
  const lines: Line[] = []
  let i = 0
  let j = 0
  const add = (sign: Line['sign'], text: string): void => {
    lines.push({ sign, text, old: i + 1, fresh: j + 1 })
  }
  while (i < old.length || j < fresh.length) {
    const down = i < old.length ? (common[(i + 1) * width + j] as number) : -1
    const right = j < fresh.length ? (common[i * width + j + 1] as number) : -1
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      add(' ', old[i] as string)
      i++
      j++
    } else if (down >= right) {
      add('-', old[i] as string)
      i++
    } else {
      add('+', fresh[j] as string)
      j++
    }
  }
  return lines
}

function linesOf(text: string): string[] {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}
