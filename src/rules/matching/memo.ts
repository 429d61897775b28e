import type { MatcherTables } from '../../matcher/matcher.js'
import type { FoldedSpelling, KeywordRecipe } from './keyword-recipe.js'

/** Gives back what was worked out before under a key, or works it out. */
export type Recall<T> = (key: string, make: () => T) => T

/** Remembers what compiling rules works out; all of it is plain data and hangs on its key alone, forms on the ordinary words too. */
export interface CompileMemo {
  readonly recipe: Recall<KeywordRecipe>
  readonly forms: Recall<readonly FoldedSpelling[]>
  readonly tables: Recall<MatcherTables>
}

/** Remembers nothing. */
export const NO_MEMO: CompileMemo = {
  recipe: (_, make) => make(),
  forms: (_, make) => make(),
  tables: (_, make) => make(),
}
