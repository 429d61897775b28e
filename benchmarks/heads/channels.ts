/** Channels that training has never seen beside a balanced LinearSVC. */
import type { Evidence } from '../../src/heads/features/features.js'
import { dealFolds } from '../../src/numbers/folds.js'
import { randomFrom } from '../../src/numbers/random.js'
import { numberOption } from '../options.js'
import { compareDraws, type Draw } from './beside-svc.js'
import { loadSet } from './data.js'
import { goldOf } from './peers.js'

/** Rows of none are most of the set: these are enough, by chance. */
const MOST_NONE = 3000

const HELD_SHARE = 0.3

/** One fold in so many of the rows of the other channels is judged too. */
const FOLDS = 5

/** Prints macro F1 without none on rows of channels held out, and on held-out rows of the others. */
export async function runChannels(): Promise<void> {
  const all = loadSet('epg channels')?.train ?? []
  if (all.length === 0) return
  let none = 0
  const rows = all.filter((row) => goldOf(row) !== 'none' || none++ < MOST_NONE)
  const held: ReadonlySet<number>[] = []
  const draws = Array.from({ length: numberOption('folds', 5) }, (_, seed): Draw => {
    const unseen = unseenRows(rows, seed + 1)
    held.push(unseen)
    const folds = dealFolds(
      rows.map((row) => ({ label: goldOf(row), group: row.item.item.texts['title'] ?? '' })),
      FOLDS,
      seed + 1,
    )
    const places = [...rows.keys()]
    const train = places.filter((row) => !unseen.has(row) && folds[row] !== 0)
    const known = new Set(train.map((row) => goldOf(rows[row] as Evidence)))
    const judges = (row: number): boolean => known.has(goldOf(rows[row] as Evidence))
    const test = places.filter((row) => (unseen.has(row) || folds[row] === 0) && judges(row))
    return { train: Int32Array.from(train), test: Int32Array.from(test) }
  })
  await compareDraws({
    name: 'epg titles, channel, category and language',
    rows,
    draws,
    parts: {
      'channels not seen': (row, draw) => held[draw]?.has(row) === true,
      'channels seen': (row, draw) => held[draw]?.has(row) === false,
    },
  })
}

/** The rows of three tenths of the channels. */
function unseenRows(rows: readonly Evidence[], seed: number): ReadonlySet<number> {
  const random = randomFrom(seed)
  const channels = [...new Set(rows.map(channelOf))].toSorted()
  const held = new Set(channels.filter((channel) => channel !== '' && random() < HELD_SHARE))
  return new Set([...rows.keys()].filter((row) => held.has(channelOf(rows[row] as Evidence))))
}

function channelOf({ item }: Evidence): string {
  return item.item.categories['channel'] ?? ''
}
