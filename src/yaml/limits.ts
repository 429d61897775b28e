/** Limits of a YAML file, so that a hostile one is refused within seconds. */
export const LIMITS = {
  /** Bytes of UTF-8. */
  bytes: 1_048_576,
  /** Lists and maps inside each other. */
  depth: 32,
  /** Words, dashes, colons, spaces between them and line breaks. */
  tokens: 400_000,
  aliases: 100,
  /** Values that aliases stand for, all together. */
  aliasedValues: 10_000,
  /** Most errors reported. */
  issues: 50,
} as const

/** Message for a file over the limit. */
export const TOO_BIG = 'the file is over 1 MiB, expected a smaller one: split it'
