import { createArena } from '../../normalise/fold/arena.js'
import type { Folder } from '../../normalise/fold/folder.js'
import type { Item } from '../../types/item.js'
import type { Candidate } from './mine.js'
import type { Option } from './options.js'
import { tokensOf } from '../../normalise/words/tokens.js'

/** Rows sampled for the spelling of a keyword. */
const LOOKED_AT = 40

/** A candidate to be spelt, with its fields and rows. */
export interface Spelled extends Pick<Option, 'fields' | 'rows'> {
  readonly candidate: Pick<Candidate, 'key' | 'words' | 'open' | 'written'>
}

/** The raw texts that spellings are read from. */
export interface Spelling {
  readonly items: readonly Item[]
  readonly folder: Folder
  /** The names of the corpus's fields. */
  readonly fields: readonly string[]
}

/**
 * The most frequent spelling of a candidate in its rows, with its capital
 * letters; its folded words where no sampled row contains it.
 */
export function spellingOf(option: Spelled, { items, folder, fields }: Spelling): string {
  const counts = new Map<string, number>()
  const step = Math.max(1, Math.floor(option.rows.length / LOOKED_AT))
  for (let i = 0; i < option.rows.length; i += step) {
    const item = items[option.rows[i] as number]
    for (const field of option.fields) {
      const raw = item?.texts[fields[field] ?? '']
      const found = raw === undefined ? undefined : findIn(raw, option.candidate, folder)
      if (found !== undefined) counts.set(found, (counts.get(found) ?? 0) + 1)
    }
  }
  const best = [...counts].toSorted((a, b) => rank(b) - rank(a) || (a[0] < b[0] ? -1 : 1))[0]
  return best?.[0] ?? option.candidate.written ?? option.candidate.words.join(' ')
}

/** Spellings in capitals count half: people prefer to read the others. */
function rank([text, count]: readonly [string, number]): number {
  return text === text.toUpperCase() && text !== text.toLowerCase() ? count / 2 : count
}

/** The stretch of the raw text in which the candidate stands. */
function findIn(
  raw: string,
  { key, open }: Spelled['candidate'],
  folder: Folder,
): string | undefined {
  const text = folder.fold(raw, createArena(raw.length * 2 + 64))
  const tokens = tokensOf(text)
  const wanted = open ? key.slice(0, -1) : key
  let from = 0
  for (let at = 0; at < tokens.length; at++) {
    let joined = ''
    for (let end = at; end < tokens.length && joined.length < wanted.length; end++) {
      joined += tokens[end]
    }
    if (open ? joined.startsWith(wanted) : joined === wanted) {
      const { starts, ends } = folder.trace(text)
      return raw
        .slice(starts[from], ends[from + wanted.length - 1])
        .replaceAll(/\s+/gu, ' ')
        .trim()
    }
    from += tokens[at]?.length ?? 0
  }
  return undefined
}
