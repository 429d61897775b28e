/** Languages a title may be written in. */
export type Tongue = 'ru' | 'en' | 'es' | 'ar' | 'pl' | 'ja' | 'pt' | 'et' | 'uk' | 'bg'

/** How one project's videos name themselves. */
export interface ProjectWords {
  readonly project: string
  /** Spellings that the hand-made filters know, by language. */
  readonly names: Partial<Record<Tongue, readonly string[]>>
  /** Spellings they do not know: another language, an inflection, written apart. */
  readonly others?: Partial<Record<Tongue, readonly string[]>>
  /** Who plays in it; a title may name only them. */
  readonly heroes: readonly string[]
  /** Channels where nothing else is shown. */
  readonly own: readonly string[]
  /**
   * What a title needs beside the name: a word of the studio's, the name in
   * the description, or the name in the description only. Names by default.
   */
  readonly shape?: 'studio-in-title' | 'text-too' | 'text-only' | 'text-and-studio'
}
