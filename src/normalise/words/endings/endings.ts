/**
 * How a language's words are inflected, as `ending-table.ts` reads it.
 *
 * The tables beside this file are made by `benchmarks/forms/learn-table.ts`
 * from what hunspell's dictionaries (Debian) say of some thousand nouns; they are
 * facts of grammar, and the dictionaries themselves are not in the package.
 */
export interface Endings {
  readonly nouns: string
  readonly adjectives: string
}
