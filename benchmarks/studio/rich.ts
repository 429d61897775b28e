import { BOILERPLATE } from './episodes.js'
import { FILTERS } from './filters-data.js'
import { chance, hash, pick, randomOf, whole, type Random } from './random.js'
import type { StudioRow } from './row.js'
import { code } from './channels.js'

/**
 * A row made to try rules, not to look like a video: up to three filters'
 * keywords, whole or cut, in any column, in any case, glued to other words or
 * apart; stops among them; descriptions of about 270 characters; values absent.
 */
export function richRow(seed: number, index: number): StudioRow {
  const random = randomOf(seed, index, 5)
  const title = crammed(random, 1 + whole(random, 3))
  const id = code(hash(seed, index, 7), 6) + code(hash(index, seed, 8), 5)
  const channel = chance(random, 0.3) ? crammed(random, 1) : 'Мультики подряд'
  return {
    date: '2024-01-01',
    reel_name: chance(random, 0.02) ? '' : title,
    yt_reel_id: id,
    cartoon: '',
    url: '',
    text: chance(random, 0.02) ? '' : description(random, title),
    seconds: chance(random, 0.1) ? '' : `${whole(random, 4000)}.0`,
    is_shorts: pick(random, ['', '0.0', '0.0', '1.0', '0', '1']),
    broadcast: 'none',
    yt_channel_id: id,
    yt_channel_name: chance(random, 0.05) ? '' : channel,
    yt_ch_url: '',
    yt_channel_type: 'Мультфильмы',
    flag_closed: '0.0',
    international: '0.0',
    language: '',
    cleanLabel: '',
    cleanProjects: [],
    tongue: '',
  }
}

const STOPS = FILTERS.flatMap(({ titleStop = [], textStop = [] }) => [...titleStop, ...textStop])

/** Words that a keyword may stand beside or be glued to; some change length with their case. */
const BESIDE = [
  '',
  '',
  ' ',
  '  ',
  ' кот ',
  'мини',
  '.',
  '#',
  ' İ ',
  'Σας ',
  'ё',
  '🐻 ',
  ' the ',
  'ь',
]

function crammed(random: Random, keywords: number): string {
  let text = pick(random, ['', '', 'Мультик ', 'New '])
  for (let count = 0; count < keywords; count++) {
    for (const word of chance(random, 0.12) ? [pick(random, STOPS)] : wordsOf(random))
      text += pick(random, BESIDE) + varied(random, word) + pick(random, BESIDE)
  }
  return text
}

/** A keyword of some filter, and mostly what the title must have beside it. */
function wordsOf(random: Random): readonly string[] {
  const { titleAny = [], titleAll = [], textAny = [] } = pick(random, FILTERS)
  const keyword = pick(random, [...titleAny, ...textAny])
  return chance(random, 0.7) ? [keyword, ...titleAll] : [keyword]
}

function varied(random: Random, keyword: string): string {
  const kind = whole(random, 10)
  if (kind === 0) return keyword.toUpperCase()
  if (kind === 1) return keyword.toLowerCase()
  if (kind === 2) return keyword.slice(0, -1)
  if (kind === 3) return keyword.trim()
  return keyword
}

/** Half of them with a keyword, a third cut or filled to just about 270 characters. */
function description(random: Random, title: string): string {
  const first = `[${title}] ${chance(random, 0.5) ? crammed(random, 1) : ''}`
  if (chance(random, 0.35)) return first
  if (chance(random, 0.3)) return `${first} ${BOILERPLATE}`
  const wanted = 264 + whole(random, 12)
  const filled = first + (chance(random, 0.5) ? '🐻' : 'я').repeat(wanted)
  return Array.from(filled).slice(0, wanted).join('')
}
