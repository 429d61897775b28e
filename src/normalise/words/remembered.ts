/** Answers kept before all are dropped: those of the words of some ten thousand names. */
const MOST_KNOWN = 100_000

/** A function of one word whose answers are kept. */
export function remembered<T>(answer: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const made = answer(word)
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(word, made)
    return made
  }
}
