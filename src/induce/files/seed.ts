import { createArena } from '../../normalise/fold/arena.js'
import { createFolder } from '../../normalise/fold/fold.js'
import { FULL_FOLD } from '../../normalise/fold/fold-steps.js'
import { foldedString } from '../../normalise/fold/normalise.js'
import type { Source } from '../../yaml/source.js'
import { seededClaim } from './draft-rules.js'
import { namesOf } from '../candidates/names.js'
import { sourcesOf } from './run-rules.js'
import { createStem } from '../candidates/stem.js'

/** A project of which nothing is known but what it is called. */
export interface Seed {
  readonly project: string
  /** Other names: in other languages, short ones, old ones. */
  readonly aliases: readonly string[]
  /** The text fields of the input; the name is looked for in the title, or in the first of them. */
  readonly fields: readonly string[]
}

/** A stem shorter than this may begin anything. */
const SHORTEST_STEM = 5

/**
 * A rule file for a project without rows: its names and aliases, each writing
 * once. Transliterations, glued writing and slips need no keywords of their
 * own, the fold finds them; an inflected name of one word is cut to its stem.
 *
 *     Чебурашка, alias Cheburashka → any: [Чебурашк]
 */
export function seedRule({ project, aliases, fields }: Seed): Source {
  const folder = createFolder(FULL_FOLD)
  const fold = (text: string): string =>
    foldedString(folder.fold(text, createArena(text.length * 2 + 64)))
  const stem = createStem(fold)
  const names = [...namesOf(project), ...aliases.flatMap(namesOf)]
  const words = names.map((name) => {
    const length = stem(fold(name)).length
    const inflected = !/\s/u.test(name) && fold(name).length === name.length
    return inflected && length >= SHORTEST_STEM ? name.slice(0, length) : name
  })
  const distinct = new Map(
    words.map((word) => [fold(word), word]).toReversed() as [string, string][],
  )
  const claim = seededClaim(project, fields)
  const keywords = [...distinct.values()].toReversed().map((text) => {
    return { text, match: 'anywhere', typos: 'auto', except: [], variants: true } as const
  })
  const match = names.map((title) => ({ title }))
  const rule = {
    project,
    level: 0,
    precision: undefined,
    claims: [{ ...claim, keywords }],
    miss: [],
  }
  const [file] = sourcesOf([{ ...rule, match }], fields)
  return file ?? { path: '', text: '' }
}
