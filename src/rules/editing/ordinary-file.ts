import type { Folder } from '../../normalise/fold/folder.js'
import { foldKeyword } from '../../normalise/fold/normalise.js'
import type { FoundTypo } from '../checks/found-typos.js'
import type { CompiledRules } from '../matching/compile.js'
import { keywordUses } from '../matching/keyword-use.js'
import { parseOrdinary } from '../matching/ordinary.js'

/** Begins what is learned; all below is written anew each time. */
const LEARNED = '# learned from'

/** What a list of ordinary words is learned from. */
export interface LearnedWords {
  /** Frequent words of a corpus: as they fold, and as they are written. */
  readonly words: ReadonlyMap<string, string>
  /** Rows they were counted in. */
  readonly rows: number
  /** Spellings that the rules find by typos only. */
  readonly typos: readonly FoundTypo[]
  /** The rules: their keywords and forms of these are never ordinary. */
  readonly compiled: CompiledRules
  /** Folds as texts are folded. */
  readonly folder: Folder
}

/** The lines of a list that a person wrote, or that came with the rules: all above what was learned. */
export function ownLines(list: string): string {
  const at = list.startsWith(LEARNED) ? 0 : list.indexOf(`\n${LEARNED}`)
  return at < 0 ? list : list.slice(0, at)
}

/**
 * The text of `ordinary.txt` with what was learned in place of what was learned before.
 *
 * Words of their own near a keyword come first. Left out are keywords and their inflected forms,
 * rare spellings that are rather typos of a keyword, and what the lines above have already.
 */
export function withLearned(list: string, learned: LearnedWords): string {
  const { rows, typos, compiled, folder } = learned
  const own = ownLines(list).trimEnd()
  const known = new Set([...parseOrdinary(own, folder), ...keywordSpellings(compiled)])
  for (const { written, isWord } of typos) if (!isWord) known.add(foldedOf(written, folder))
  const near: string[] = []
  for (const { written, isWord } of typos) {
    const folded = foldedOf(written, folder)
    if (!isWord || known.has(folded)) continue
    known.add(folded)
    near.push(written.toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ''))
  }
  const words = [...learned.words].flatMap(([folded, written]) =>
    known.has(folded) ? [] : [written],
  )
  const lines = [
    ...(own === '' ? [] : [own, '']),
    `${LEARNED} ${rows} rows; all below is written anew by the next run, words of your own go above`,
    ...(near.length > 0 ? ['# near a keyword, but words of their own:', ...near.toSorted()] : []),
    ...(words.length > 0 ? ['# frequent words:', ...words.toSorted()] : []),
  ]
  return `${lines.join('\n')}\n`
}

/** Keywords and their forms, folded. */
function keywordSpellings(compiled: CompiledRules): Set<string> {
  const found = new Set<string>()
  for (const { sought, list } of keywordUses(compiled)) {
    if (list === 'stop') continue
    for (const needle of sought.needles) {
      if (needle.kind === 'raw' || needle.kind === 'loose') continue
      const each = needle.kind === 'forms' ? needle.forms() : [needle]
      for (const { pattern } of each) found.add(String.fromCharCode(...pattern.units))
    }
  }
  return found
}

function foldedOf(text: string, folder: Folder): string {
  return String.fromCharCode(...foldKeyword(text, folder).units)
}
