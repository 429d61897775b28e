import { channelOf, sharedChannel, studioChannel, type Channel } from './channels.js'
import type { Hand } from './damage.js'
import { episode, filler, named, title, type Draft } from './draft.js'
import type { ProjectWords, Tongue } from './project-words.js'
import { PROJECTS } from './projects.js'
import { chance, pick, weighted, type Random } from './random.js'

/** What gives the project of a video away. */
type Clue = 'name' | 'other' | 'channel' | 'text'

/** Projects of the studio's own channel. */
const AT_HOME = new Set([
  'Простоквашино',
  'Крутиксы',
  'Ну_погоди каникулы',
  'Чебурашка',
  'Приключения Пети и Волка',
  'Оранжевая корова',
  'Зебра в клеточку',
  'Чучело-Мяучело',
  'Енотки',
  'Акуленок',
])

/** What stands under many videos of the studio: more than 270 characters that name its projects. */
export const BOILERPLATE =
  'На канале выходят мультфильмы для всей семьи. Смотрите в плейлистах: Простоквашино, Чебурашка, ' +
  'Приключения Пети и Волка, Ну погоди Каникулы, Оранжевая корова, Зебра в клеточку, Енотки. ' +
  'Новые серии выходят по пятницам утром, песни по воскресеньям. Пишите нам, чьи приключения ' +
  'нравятся больше всего, и приходите на выставку в музей студии'

/** How often each language is drawn where the project has a spelling in it. */
const TONGUES: Partial<Record<Tongue, number>> = { ru: 5, en: 1.6, es: 0.4, ar: 0.3, pl: 0.3 }

/** The words of a project. @throws RangeError for one that is not there. */
export function wordsOf(project: string): ProjectWords {
  const words = PROJECTS.find((known) => known.project === project)
  if (!words) throw new RangeError(`no words for ${project}`)
  return words
}

/** A video of one project. `rows` is how many the studio has: small projects have but one way. */
export function projectVideo(hand: Hand, words: ProjectWords, rows: number): Draft {
  const { random } = hand
  const clue = clueOf(random, words, rows)
  const spellings = clue === 'other' ? (words.others ?? words.names) : words.names
  const tongue = tongueOf(random, spellings)
  const name = pick(random, spellings[tongue] ?? [])
  const channel = clue === 'channel' ? ownChannel(random, words) : channelFor(random, words, tongue)
  return { ...told(hand, { words, clue, tongue, name }), channel, tongue, shorts: shortsOf(words) }
}

interface Story {
  readonly words: ProjectWords
  readonly clue: Clue
  readonly tongue: Tongue
  readonly name: string
}

function told(hand: Hand, story: Story): { title: string; body: string } {
  const { random } = hand
  const { words, clue, tongue, name } = story
  const plot = episode(random, tongue, chance(random, 0.5) ? words.heroes : [])
  const bySight = [named(hand, name, words.project === 'Крутиксы'), plot]
  const mentioned = named(hand, name, true)
  switch (words.shape) {
    case 'text-only': {
      const parts = chance(random, 0.5) ? bySight : [plot]
      const body = clue === 'channel' ? [] : [mentioned]
      return { title: title(random, tongue, parts), body: short(random, tongue, body) }
    }
    case 'text-too':
      return {
        title: title(random, tongue, shuffledPair(random, bySight)),
        body: under({ random, words, tongue }, [
          chance(random, 0.95) ? 'Простоквашино' : 'Деревня',
          plot,
        ]),
      }
    case 'text-and-studio':
      return {
        title: title(random, tongue, [plot, 'Союзмультфильм']),
        body: short(random, tongue, [mentioned]),
      }
    case 'studio-in-title':
      return {
        title: title(random, tongue, [...bySight, 'Союзмультфильм']),
        body: under({ random, words, tongue }, []),
      }
    case undefined: {
      const seen = clue === 'name' || clue === 'other'
      const first = clue === 'text' || (seen && chance(random, 0.6)) ? [mentioned] : []
      const parts = seen ? shuffledPair(random, bySight) : [plot]
      return { title: title(random, tongue, parts), body: under({ random, words, tongue }, first) }
    }
    default:
      return words.shape satisfies never
  }
}

/** A description that stays under 270 characters with its title nearly always. */
function short(random: Random, tongue: Tongue, first: readonly string[]): string {
  const whole = filler(random, tongue, first)
  return whole.length > 120 && chance(random, 0.96) ? whole.slice(0, 120) : whole
}

interface Setting {
  readonly random: Random
  readonly words: ProjectWords
  readonly tongue: Tongue
}

/** A description; on the studio's own channel often with its long list behind. */
function under({ random, words, tongue }: Setting, first: readonly string[]): string {
  const body = filler(random, tongue, first)
  const listed = AT_HOME.has(words.project) && chance(random, 0.4)
  return listed ? `${body}. ${BOILERPLATE}` : body
}

function shuffledPair(random: Random, pair: readonly string[]): readonly string[] {
  return chance(random, 0.7) ? pair : pair.toReversed()
}

/** The bigger a project, the more of its videos keep its name to themselves. */
function clueOf(random: Random, words: ProjectWords, rows: number): Clue {
  const rest = rows >= 100 ? 1 : rows >= 40 ? 0.6 : 0
  return weighted(random, [
    ['name', 1 - 0.08 * rest],
    ['other', words.others ? 0.045 * rest : 0],
    ['channel', words.own.length > 0 ? 0.02 * rest : 0],
    ['text', words.shape ? 0 : 0.015 * rest],
  ])
}

function tongueOf(random: Random, spellings: ProjectWords['names']): Tongue {
  const spoken = Object.keys(spellings) as Tongue[]
  return weighted(
    random,
    spoken.map((tongue) => [tongue, TONGUES[tongue] ?? 0.3] as const),
  )
}

function channelFor(random: Random, words: ProjectWords, tongue: Tongue): Channel {
  if (words.own.length > 0 && chance(random, 0.6)) return ownChannel(random, words)
  if (AT_HOME.has(words.project) && tongue === 'ru') return studioChannel()
  return sharedChannel(random, tongue)
}

function ownChannel(random: Random, words: ProjectWords): Channel {
  const name = pick(random, words.own)
  return channelOf(name, 'Мультфильмы', /^[A-Za-z ]+$/.test(name))
}

/** A short of Маша и медведь is not the project's; of the others, one video in seventeen is one. */
function shortsOf(words: ProjectWords): number {
  return words.project === 'Маша и медведь' ? 0 : 0.06
}
