/** Labels of a run that are not projects. */
export interface LabelWords {
  /** The word for "no project". */
  readonly none: string
  /** The word for a title that names several projects. */
  readonly collectionLabel: string
}

/** The words where nothing else is said. */
export const DEFAULT_LABEL_WORDS: LabelWords = { none: 'none', collectionLabel: 'сборник' }

/** Words that mean "no project" beside the one of the run, in any case. */
const NONE_WORDS: ReadonlySet<string> = new Set(['none', 'null', 'нет'])

/** A project's name as it is compared: in Unicode's composed form (NFC), without outer spaces. */
export function projectName(raw: string): string {
  return raw.normalize('NFC').trim()
}

/**
 * A label as it is compared: a project's name, or the run's own word for what
 * is none. `none`, `null` and `нет` in any case are the run's word for "no
 * project", and so is that word in another case; the same goes for the word
 * for a compilation.
 */
export function labelOf(raw: string, words: LabelWords = DEFAULT_LABEL_WORDS): string {
  const name = projectName(raw)
  if (name === words.none || name === words.collectionLabel) return name
  const small = name.toLowerCase()
  if (NONE_WORDS.has(small) || small === words.none.toLowerCase()) return words.none
  return small === words.collectionLabel.toLowerCase() ? words.collectionLabel : name
}

/** What a name stands for where it cannot be a project's: "no project" or "a compilation". */
export function reservedMeaning(
  name: string,
  words: LabelWords = DEFAULT_LABEL_WORDS,
): string | undefined {
  const label = labelOf(name, words)
  if (label === '' || label === words.none) return 'no project'
  return label === words.collectionLabel ? 'a compilation' : undefined
}
