import { BEGINNING } from '../../matcher/groups.js'
import { foldKeyword } from '../../normalise/fold/normalise.js'
import type { Folder } from '../../normalise/fold/folder.js'

/** Texts cut to the letters by which forms are first looked for, folded, each once. */
export function foldedBeginnings(
  texts: readonly string[],
  folder: Folder,
): ReadonlyMap<string, Uint16Array> {
  const found = new Map<string, Uint16Array>()
  for (const text of texts) {
    const units = foldKeyword(text, folder).units.subarray(0, BEGINNING)
    found.set(String.fromCharCode(...units), units)
  }
  return found
}

/** Beginnings; one that begins with another is left out. */
export function withoutLonger(beginnings: ReadonlyMap<string, Uint16Array>): Uint16Array[] {
  return [...beginnings].flatMap(([text, units]) => {
    for (let length = 1; length < text.length; length++)
      if (beginnings.has(text.slice(0, length))) return []
    return [units]
  })
}
