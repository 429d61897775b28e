/** The most links a sheet may have, and the longest. */
const MOST_LINKS = 65_000
const MOST_LENGTH = 2_000

const ADDRESS = /^https?:\/\/[^\s"<>\\^`{|}]+$/
/** The last of eleven characters holds four bits. */
const YOUTUBE = /^[\w-]{10}[AEIMQUYcgkosw048]$/

/** Finds links as rows come: addresses, and ids as long as all of them are YouTube's. */
export interface LinkFinder {
  readonly see: (row: readonly string[]) => void
  /** The address of a cell; undefined where it has none. Ask when every row has been seen. */
  readonly linkOf: (text: string, column: number) => string | undefined
}

/** @param id - The column of ids of videos; -1 where there is none. */
export function createLinkFinder(id: number): LinkFinder {
  let areYouTube = id >= 0
  let hasMixedLetters = false
  let links = 0
  const addressOf = (text: string, column: number): string | undefined => {
    if (column === id)
      return areYouTube && hasMixedLetters ? `https://www.youtube.com/watch?v=${text}` : undefined
    return text.length <= MOST_LENGTH && ADDRESS.test(text) ? text : undefined
  }
  return {
    see: (row) => {
      if (!areYouTube) return
      const text = row[id] ?? ''
      areYouTube = YOUTUBE.test(text)
      hasMixedLetters ||= /[a-z][A-Z]|\d[A-Z]/.test(text)
    },
    linkOf: (text, column) => {
      const address = links < MOST_LINKS ? addressOf(text, column) : undefined
      if (address !== undefined) links += 1
      return address
    },
  }
}
