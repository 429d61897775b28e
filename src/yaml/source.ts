import type { Place } from '../types/item.js'
import type { Issue } from '../types/parsed.js'

/** A YAML file as text. */
export interface Source {
  /** Path shown in messages. */
  readonly path: string
  readonly text: string
}

/** Receives the issues of a file one by one. */
export type Report = (issue: Issue) => void

/** Finds lines and columns: a function from UTF-16 offsets to places of the source. */
export function placesOf({ path, text }: Source): (offset: number) => Place {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle
    }
    return { file: path, line: low + 1, column: offset - (starts[low] as number) + 1 }
  }
}

/** A text as a message shows it: cut where it is very long. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
