import { code } from './channels.js'
import type { Hand } from './damage.js'
import type { Draft } from './draft.js'
import { projectVideo, wordsOf } from './episodes.js'
import { FILTERS } from './filters-data.js'
import { chance, hash, randomOf, shuffledIndex, weighted, whole, type Random } from './random.js'
import { richRow } from './rich.js'
import { NONE, type StudioColumns, type StudioRow } from './row.js'
import { sceneVideo } from './scenes.js'
import { apportion, STUDIO_ROWS, studioStrata, type Stratum } from './strata.js'

/** What sample to make. The same options make the same rows. */
export interface StudioOptions {
  readonly seed: number
  /** How many rows the whole sample has. */
  readonly rows: number
  /** Whether labels are wrong as often as at the studio; otherwise `cartoon` is the truth. */
  readonly noise: boolean
  /** Share of project names written with a slip, in [0, 1]. */
  readonly typos: number
  /** The first row to yield; 0 by default. The rows from there on are the same as in a full run. */
  readonly from?: number
  /** Rows crammed with keywords, stops, short descriptions and overlaps instead, without labels. */
  readonly rich?: boolean
}

/**
 * Rows such as the studio's: its columns, class shares, gaps, languages, slips
 * and wrong labels; every text is made here.
 *
 * Rows come in blocks of 83,411 with the studio's own number of each class, a
 * last smaller block in proportion. Memory is constant, and any row can be
 * made without those before it.
 */
export function* studioRows(options: StudioOptions): Generator<StudioRow> {
  const { seed, rows, from = 0, rich = false } = options
  const strata = studioStrata()
  const full = boundsOf(strata, STUDIO_ROWS)
  const rest = boundsOf(strata, rows % STUDIO_ROWS)
  for (let index = from; index < rows; index++) {
    if (rich) {
      yield richRow(seed, index)
      continue
    }
    const block = Math.floor(index / STUDIO_ROWS)
    const size = Math.min(STUDIO_ROWS, rows - block * STUDIO_ROWS)
    const slot = shuffledIndex(hash(seed, block, 1), size, index % STUDIO_ROWS)
    const stratum = stratumAt(strata, size === STUDIO_ROWS ? full : rest, slot)
    yield rowOf(options, index, stratum)
  }
}

function boundsOf(strata: readonly Stratum[], rows: number): readonly number[] {
  let sum = 0
  return apportion(strata, rows).map((count) => (sum += count))
}

function stratumAt(strata: readonly Stratum[], bounds: readonly number[], slot: number): Stratum {
  const at = bounds.findIndex((bound) => slot < bound)
  const stratum = strata[at]
  if (!stratum) throw new RangeError(`no stratum for slot ${slot}`)
  return stratum
}

const ROWS_OF = new Map(FILTERS.map(({ project, rows }) => [project, rows]))

function rowOf({ seed, noise, typos }: StudioOptions, index: number, stratum: Stratum): StudioRow {
  const random = randomOf(seed, index, 2)
  const hand: Hand = { random, typos }
  const draft =
    stratum.scene === 'project'
      ? projectVideo(hand, wordsOf(stratum.about), ROWS_OF.get(stratum.about) ?? 0)
      : sceneVideo(hand, stratum.scene, stratum.about)
  const label = noise ? stratum.label : stratum.clean
  const projects = draft.projects ?? (stratum.clean === NONE ? [] : [stratum.clean])
  return {
    ...columnsOf(draft, { random, seed, index }),
    cartoon: label,
    cleanLabel: stratum.clean,
    cleanProjects: projects,
    tongue: draft.tongue,
  }
}

interface Draw {
  readonly random: Random
  readonly seed: number
  readonly index: number
}

function columnsOf(draft: Draft, { random, seed, index }: Draw): StudioColumns {
  const id = code(hash(seed, index, 3), 6) + code(hash(index, seed, 6), 5)
  const slot = shuffledIndex(hash(seed, 4), STUDIO_ROWS, index % STUDIO_ROWS)
  const told = slot < 3 ? '' : draft.title.trim()
  return {
    date: dateOf(random),
    reel_name: told,
    yt_reel_id: id,
    cartoon: '',
    url: `https://www.youtube.com/watch?v=${id}`,
    text: draft.body === '' ? `[${told}]` : `[${told}] ${draft.body}`,
    ...detailsOf(draft, random),
    ...channelColumns(draft, slot, random),
  }
}

type Details = Pick<StudioColumns, 'seconds' | 'is_shorts' | 'broadcast'>

/** Length, short or not, live or not: all three known, or none of them. */
function detailsOf(draft: Draft, random: Random): Details {
  const short = chance(random, draft.shorts)
  const live = /live|прямой эфир/iu.test(draft.title)
  const gone = draft.channel.closed ? 0.62 : live ? 0.5 : 0.062
  if (chance(random, gone)) return { seconds: '', is_shorts: '', broadcast: '' }
  const broadcast = weighted(random, [
    ['none', live ? 4 : 300],
    ['live', live ? 4 : 1],
    ['upcoming', 1],
  ])
  const long = Math.round(Math.exp(5.2 + 2.4 * (random() + random() - 0.6)))
  const seconds = broadcast === 'none' ? (short ? 8 + whole(random, 52) : 60 + long) : 0
  return { seconds: `${seconds}.0`, is_shorts: short ? '1.0' : '0.0', broadcast }
}

type ChannelColumns = Pick<
  StudioColumns,
  | 'yt_channel_id'
  | 'yt_channel_name'
  | 'yt_ch_url'
  | 'yt_channel_type'
  | 'flag_closed'
  | 'international'
  | 'language'
>

const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  ar: 'arabic',
  en: 'english',
  es: 'spanish',
}

/** Of 83,411 rows 45 have no channel at all and 3 more only its id. */
function channelColumns({ channel, tongue }: Draft, slot: number, random: Random): ChannelColumns {
  const known = slot < 100 || slot >= 145 ? channel.id : ''
  const told = slot < 100 || slot >= 148
  const named = told && channel.international && chance(random, NAMED_LANGUAGE)
  return {
    yt_channel_id: known,
    yt_channel_name: told ? channel.name : '',
    yt_ch_url: told ? `https://www.youtube.com/channel/${channel.id}` : '',
    yt_channel_type: told ? channel.type : '',
    flag_closed: told ? (channel.closed ? '1.0' : '0.0') : '',
    international: told ? (channel.international ? '1.0' : '0.0') : '',
    language: named ? (LANGUAGE_NAMES[tongue] ?? '') : '',
  }
}

/** How many videos of a channel abroad have their language filled in. */
const NAMED_LANGUAGE = 0.0572

function dateOf(random: Random): string {
  const year = 2024 - Math.floor(random() ** 1.8 * 13)
  return `${year}-${twoDigits(1 + whole(random, 12))}-${twoDigits(1 + whole(random, 28))}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
