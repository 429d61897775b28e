import type { Channel } from './channels.js'
import { glue, write, type Hand } from './damage.js'
import type { Tongue } from './project-words.js'
import { chance, pick, whole, type Random } from './random.js'
import { WORDS } from './words.js'

/** A video before its columns are filled: what it says and where it is shown. */
export interface Draft {
  readonly title: string
  /** The description without the title that stands before it; may be empty. */
  readonly body: string
  readonly channel: Channel
  readonly tongue: Tongue
  /** Share of such videos that are shorts. */
  readonly shorts: number
  /** The projects it names, where it is of several. */
  readonly projects?: readonly string[]
}

/** A made-up episode: who does what and where. */
export function episode(random: Random, tongue: Tongue, heroes: readonly string[] = []): string {
  const words = WORDS[tongue]
  const who = heroes.length > 0 ? pick(random, heroes).trim() : somebody(random, tongue)
  const told = `${who} ${pick(random, words.does)} ${pick(random, words.what)}`
  const placed = chance(random, 0.6) ? `${told} ${pick(random, words.where)}` : told
  return chance(random, 0.15) ? placed.toUpperCase() : placed
}

/** Somebody known, or in one case of five somebody nobody has heard of: titles have no end of names. */
function somebody(random: Random, tongue: Tongue): string {
  const syllables = SYLLABLES[tongue]
  if (!syllables || chance(random, 0.8)) return pick(random, WORDS[tongue].who)
  const count = 2 + whole(random, 3)
  const name = Array.from({ length: count }, () => pick(random, syllables)).join('')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** Joins the parts of a title as the studio's cleaning leaves them: two spaces for a bar. */
export function title(random: Random, tongue: Tongue, parts: readonly string[]): string {
  const tags = Array.from({ length: whole(random, 3) }, () => pick(random, WORDS[tongue].tags))
  const numbered = chance(random, 0.2)
    ? [`${1 + whole(random, 120)} ${NUMBERED[tongue] ?? ''}`]
    : []
  return [...parts, ...numbered, ...new Set(tags)].join('  ')
}

/** A few sentences such as stand under any video; nothing in one video of six. */
export function filler(random: Random, tongue: Tongue, first: readonly string[] = []): string {
  if (first.length === 0 && chance(random, 0.16)) return ''
  const count = whole(random, chance(random, 0.35) ? 9 : 3)
  const rest = Array.from({ length: count }, () => pick(random, WORDS[tongue].filler))
  return [...first, ...rest].join('. ')
}

/** The name as a title has it: written, sometimes with its own hashtag behind. */
export function named(hand: Hand, name: string, keepCase = false): string {
  const written = write(hand, name, keepCase)
  const tagged = name.includes(' ') && !keepCase && chance(hand.random, 0.06)
  return tagged ? `${written} ${glue(name)}` : written
}

const SYLLABLES: Partial<Record<Tongue, readonly string[]>> = {
  ru: 'ка та ми лу не со ди ша гра кон вел тир зо ян да рик нос эль ве жу хо цы ла мур тас ке ни го зай'.split(
    ' ',
  ),
  en: 'ka to mi lo ne sa di sho gra kon vel tir zo yan da rik nos el ve ju ho la mur tas ke ni go win'.split(
    ' ',
  ),
}

const NUMBERED: Partial<Record<Tongue, string>> = {
  ru: 'серия',
  bg: 'серия',
  uk: 'серія',
  en: 'episode',
  es: 'episodio',
  pt: 'episódio',
  pl: 'odcinek',
  ar: 'الحلقة',
}
