import { channelOf, ordinaryChannel, sharedChannel, studioChannel } from './channels.js'
import type { Hand } from './damage.js'
import { episode, filler, named, title, type Draft } from './draft.js'
import { BOILERPLATE, wordsOf } from './episodes.js'
import { FILTERS } from './filters-data.js'
import type { Tongue } from './project-words.js'
import { PROJECTS } from './projects.js'
import { chance, pick, weighted, whole, type Random } from './random.js'

/** Videos that are no project's, or of several: the ordinary ones and those that look like one. */
export type Scene = keyof typeof SCENES

/** A video of this kind; `about` is the project it toys with, where the kind has one. */
export function sceneVideo(hand: Hand, scene: Scene, about: string): Draft {
  return SCENES[scene](hand, about)
}

const SCENES = {
  ordinary,
  toys: (hand: Hand, about: string) => {
    const name = named(hand, nameOf(hand.random, about))
    const opener = pick(hand.random, ['Распаковка игрушек', 'Обзор игрушек', 'Киндеры', 'Unboxing'])
    return blog(hand, [opener, name, episode(hand.random, 'ru')])
  },
  nearToys: (hand: Hand) =>
    blog(hand, [
      pick(hand.random, ['Распаковка игрушек', 'Обзор игрушек', 'Куклы', 'Киндеры']),
      pick(hand.random, ['Щенячий патруль', 'Леди Баг', 'Cry Babies', 'Тачки', 'Enchanted куклы']),
      episode(hand.random, 'ru'),
    ]),
  parody: (hand: Hand, about: string) =>
    blog(hand, [
      `Пародия на ${named(hand, nameOf(hand.random, about))}`,
      episode(hand.random, 'ru'),
    ]),
  nameShort: (hand: Hand, about: string) => {
    const { random } = hand
    const channel = channelOf(pick(random, wordsOf(about).own), 'Мультфильмы', true)
    const told = title(random, 'en', [named(hand, nameOf(random, about)), episode(random, 'en')])
    return { title: told, body: filler(random, 'en'), channel, tongue: 'en', shorts: 1 } as const
  },
  songs: (hand: Hand) => {
    const { random } = hand
    const tongue = chance(random, 0.5) ? 'ru' : 'en'
    const name = tongue === 'ru' ? 'Фиксики' : 'The Fixies'
    const told = title(random, tongue, [named(hand, name), pick(random, SONGS[tongue])])
    const channel = channelOf('The Fixies World', 'Мультфильмы', true)
    return { ...sung(random, tongue), title: told, channel } as const
  },
  sungEpisode: (hand: Hand, about: string) => {
    const { random } = hand
    const parts = [named(hand, nameOf(random, about)), episode(random, 'ru')]
    const { own } = wordsOf(about)
    const channel = chance(random, 0.5)
      ? channelOf(pick(random, own), 'Мультфильмы')
      : sharedChannel(random, 'ru')
    return { ...sung(random, 'ru'), title: title(random, 'ru', parts), channel } as const
  },
  fairyTale: (hand: Hand) =>
    looksLike(hand, [
      pick(hand.random, [
        'Царевна лягушка',
        'Царевна Несмеяна',
        'Спящая Царевна',
        'Мёртвая Царевна',
      ]),
    ]),
  prince: (hand: Hand) =>
    looksLike(hand, [pick(hand.random, ['Иван царевич', 'Царь горох', 'Принцесса и паж'])]),
  bareCalf: (hand: Hand) =>
    blog(hand, [`Щенок ${pick(hand.random, ['и', 'зовёт', 'любит'])} Бо и его друзья`]),
  nearWord: (hand: Hand) => looksLike(hand, [pick(hand.random, NEAR_WORDS)]),
  tractor: (hand: Hand) => looksLike(hand, [pick(hand.random, TRACTORS)]),
  oldCartoon: (hand: Hand) => {
    const { random } = hand
    const plot = episode(random, 'ru', ['Умка', 'Варежка', 'Ёжик', 'Котёнок Гав', 'Карлсон'])
    const parts = chance(random, 0.5) ? [plot, 'Союзмультфильм'] : [plot]
    const body = `${filler(random, 'ru')}. ${chance(random, 0.7) ? BOILERPLATE : 'Ну погоди'}`
    const channel = studioChannel()
    return { title: title(random, 'ru', parts), body, channel, tongue: 'ru', shorts: 0.05 } as const
  },
  announced: (hand: Hand) => {
    const { random } = hand
    const parts = [episode(random, 'ru'), 'Союзмультфильм']
    const body = 'Скоро Ну погоди Каникулы на большом экране'
    const channel = studioChannel()
    return { title: parts.join('  '), body, channel, tongue: 'ru', shorts: 0 } as const
  },
  bareOwn: (hand: Hand, about: string) => {
    const { random } = hand
    const words = wordsOf(about)
    const plot = `Царевна ${episode(random, 'ru', words.heroes)}`
    const channel = channelOf(pick(random, words.own), 'Мультфильмы')
    return {
      title: title(random, 'ru', [plot]),
      body: filler(random, 'ru'),
      channel,
      tongue: 'ru',
      shorts: 0.05,
    } as const
  },
  several,
} satisfies Record<string, (hand: Hand, about: string) => Draft>

const NEAR_WORDS = [
  'Каша из тыквы',
  'Маша и каша',
  'Медведь в лесу и Маша',
  'Воздушный шарик',
  'Воздушные шарики',
  'Говорящий кот',
  'Talking Ben',
  'Talking cat',
  'Сумка для школы',
  'Что в моей сумке',
  'Акула и её зубы',
  'Baby shark',
  'Фиксируем рекорд',
  'Губка для посуды',
  'Трансформатор своими руками',
  'Робот трансформер',
  'Полярный мишка',
  'Уличные музыканты',
  'Лунный свет',
  'Котик и мотоцикл',
  'Пони в парке',
  'Зебра в зоопарке',
  'Корова даёт молоко',
  'Оранжевая машина',
  'Свинка копилка',
  'Черепашки ползут к морю',
  'Цветные карандаши',
  'Петя и волк опера',
  'Bob the builder',
  'Bat in the house',
]

const TRACTORS = [
  'Трактор пашет поле',
  'Красный трактор',
  'Синий и красный трактор',
  'Трактор и комбайн',
  'Tractor for kids',
  'Синяя машина и зелёный трактор',
]

const SONGS = {
  ru: ['Поём вместе', 'Песня про помощь', 'Хит парад', 'Клип'],
  en: ['Sing along', 'Music video', 'The helper song', 'Dance party'],
} as const

/** What only the description says of a song: the words that the studio's filters stop at. */
const SUNG = {
  ru: ['Караоке', 'Караоке для всех', 'Песенки', 'Танцевальный festival'],
  en: ['Kids Songs', 'Childrens songs', 'The Fixies Bang', 'Canciones', 'Little drummers'],
} as const

function sung(random: Random, tongue: 'ru' | 'en'): Pick<Draft, 'body' | 'tongue' | 'shorts'> {
  return { body: filler(random, tongue, [pick(random, SUNG[tongue])]), tongue, shorts: 0.05 }
}

/** Share of each language in videos that are no project's; `bg` is Russian that a detector mistakes. */
const SPOKEN: readonly (readonly [Tongue, number])[] = [
  ['ru', 79],
  ['en', 15.3],
  ['bg', 1.3],
  ['pl', 0.9],
  ['ja', 0.75],
  ['pt', 0.65],
  ['et', 0.65],
  ['ar', 0.25],
  ['uk', 0.3],
  ['es', 0.2],
]

function ordinary({ random }: Hand): Draft {
  const tongue = weighted(random, SPOKEN)
  const channel = chance(random, 0.05)
    ? sharedChannel(random, tongue)
    : ordinaryChannel(random, tongue)
  const live = chance(random, 0.012) ? [tongue === 'ru' ? 'Прямой эфир' : 'LIVE'] : []
  const told = title(random, tongue, [...live, episode(random, tongue)])
  return { title: told, body: filler(random, tongue), channel, tongue, shorts: 0.115 }
}

function blog({ random }: Hand, parts: readonly string[]): Draft {
  const channel = ordinaryChannel(random, 'ru')
  const told = title(random, 'ru', parts)
  return { title: told, body: filler(random, 'ru'), channel, tongue: 'ru', shorts: 0.08 }
}

function looksLike({ random }: Hand, opener: readonly string[]): Draft {
  const channel = chance(random, 0.2) ? sharedChannel(random, 'ru') : ordinaryChannel(random, 'ru')
  const told = title(random, 'ru', [...opener, episode(random, 'ru')])
  return { title: told, body: filler(random, 'ru'), channel, tongue: 'ru', shorts: 0.08 }
}

/** A compilation: two or three names in one title, all asked for on the same level. */
function several({ random }: Hand): Draft {
  const count = chance(random, 0.7) ? 2 : 3
  const from = whole(random, EASY.length)
  const chosen = Array.from(
    { length: count },
    (_, at) => EASY[(from + at * 5) % EASY.length] ?? EASY[0],
  ).flatMap((words) => (words ? [words] : []))
  const names = chosen.map((words) => pick(random, words.names.ru ?? []))
  return {
    title: ['Сборник мультиков', ...names].join('  '),
    body: filler(random, 'ru'),
    channel: sharedChannel(random, 'ru'),
    tongue: 'ru',
    shorts: 0,
    projects: chosen.map(({ project }) => project),
  }
}

/** Projects that a name in the title settles, all on level 0. */
const EASY = PROJECTS.filter(({ project, names, shape }) => {
  const filter = FILTERS.find((known) => known.project === project)
  const plain = filter?.method === 'reel_name_only' && filter.level === 0
  return plain && shape === undefined && names.ru !== undefined
})

function nameOf(random: Random, project: string): string {
  return pick(random, wordsOf(project).names.ru ?? [])
}
