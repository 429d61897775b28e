import { hashOf, mix } from '../../numbers/mix.js'

/** How often a key was met. */
export interface KeyCount {
  /** Times in each file, by its number. */
  readonly times: readonly number[]
  /** What came with the key first; undefined where nothing ever came. */
  readonly first: string | undefined
  /** True where another thing came with it later. */
  readonly isMixed: boolean
}

/** Counts keys in bounded memory. */
export interface KeyCounts {
  /** @param beside - What comes with the key, where there is something: compared with the first. */
  readonly add: (key: string, file: number, beside?: string) => void
  readonly counts: () => Iterable<KeyCount>
  /** The share of keys that are counted: 1 where they all fitted. */
  readonly share: () => number
}

type Growing = {
  times: number[]
  first: string | undefined
  isMixed: boolean
  readonly lot: number
}

/**
 * Counts keys, each exactly, as long as there are few; where there are more than `most` different
 * ones, only those whose hash is below a falling bound: a sample in which a key is always or never,
 * so that what repeats is seen to repeat.
 */
export function createKeyCounts(most: number): KeyCounts {
  let found = new Map<number, Growing>()
  let share = 1
  const shrink = (): void => {
    while (found.size > most) {
      share /= 2
      found = new Map([...found].filter(([, { lot }]) => lot < share))
    }
  }
  return {
    add: (key, file, beside) => {
      const one = mix(hashOf(key))
      const lot = one / 0x1_0000_0000
      if (lot >= share) return
      const hash = (mix(hashOf(key, 0x2545f491)) & 0xfffff) * 0x1_0000_0000 + one
      let count = found.get(hash)
      if (!count) {
        count = {
          times: Array.from({ length: file + 1 }, () => 0),
          first: undefined,
          isMixed: false,
          lot,
        }
        found.set(hash, count)
      }
      if (beside !== undefined) {
        count.first ??= onItsOwn(beside)
        if (count.first !== beside) count.isMixed = true
      }
      count.times[file] = (count.times[file] ?? 0) + 1
      if (found.size > most) shrink()
    },
    counts: () => found.values(),
    share: () => share,
  }
}

/** A copy of a long part of a text, which would keep the whole text in memory. */
function onItsOwn(text: string): string {
  return text.length < 13 ? text : Buffer.from(text).toString()
}

/** Times in all files. */
export function timesOf({ times }: KeyCount): number {
  return times.reduce((sum, each) => sum + each, 0)
}

/** What is repeated, put up from the counted keys to all. */
export interface Repeats {
  /** Different keys that stand more than once. */
  readonly keys: number
  /** Rows beyond the first of each. */
  readonly rows: number
}

/** Keys that stand more than once. */
export function repeatsIn(counts: KeyCounts): Repeats {
  let keys = 0
  let rows = 0
  for (const count of counts.counts()) {
    const times = timesOf(count)
    if (times < 2) continue
    keys += 1
    rows += times - 1
  }
  return { keys: Math.round(keys / counts.share()), rows: Math.round(rows / counts.share()) }
}

/** Rows of the second file whose key stands in the first one too. */
export function sharedRows(counts: KeyCounts, [first, second]: readonly [number, number]): number {
  let rows = 0
  for (const { times } of counts.counts()) if (times[first]) rows += times[second] ?? 0
  return Math.round(rows / counts.share())
}
