import { REPORT_WORDS } from './words.js'

/** The languages that a page about drift is written in. */
export type DriftLanguage = keyof typeof DRIFT_WORDS

/** Every word of the page in one language. */
export type DriftWords = (typeof DRIFT_WORDS)[DriftLanguage]

const kindsIn = (language: 'en' | 'ru') => {
  const { assigned, collection, nothing: none, abstained } = REPORT_WORDS[language]
  return { assigned, collection, none, abstained }
}

const ENGLISH = {
  title: 'What has changed in decisions',
  reference: 'reference',
  fresh: 'new',
  rows: 'rows',
  share: 'share of rows',
  alarms: 'Alarms',
  alarm: 'alarm',
  quiet: 'No alarm',
  limits:
    'Chance of a false alarm at most {alpha} in all. A part alarms from a shift of {shift} on, a value from {rise} of rows and {times} times on.',
  changes: 'What has changed',
  names: 'Names that rise in rows without a project: new projects?',
  words: 'New and rising words',
  channels: 'Channels that came, went or changed',
  value: 'value',
  difference: 'difference',
  interval: '95 % interval',
  example: 'such as',
  parts: 'Part by part',
  part: 'part',
  shift: 'shift',
  explained: 'Shift: half the sum of all differences of shares. PSI: population stability index.',
  missing: 'blank',
  blank: 'blank',
  unknown: '(not known)',
  kinds: kindsIn('en'),
  names_of_parts: {
    projects: 'Projects',
    decisions: 'Kinds of decision',
    stages: 'Stages that decided',
    chances: 'Chances',
    languages: 'Languages',
    channels: 'Channels',
  },
}

/** Every word of a page about drift by language. */
export const DRIFT_WORDS: Readonly<Record<'en' | 'ru', typeof ENGLISH>> = {
  en: ENGLISH,
  ru: {
    title: 'Что изменилось в решениях',
    reference: 'было',
    fresh: 'стало',
    rows: 'строки',
    share: 'доля строк',
    alarms: 'Тревоги',
    alarm: 'тревога',
    quiet: 'Тревог нет',
    limits:
      'Вероятность ложной тревоги в целом не более {alpha}. Часть поднимает тревогу при сдвиге от {shift}, значение — от {rise} строк и в {times} раза.',
    changes: 'Что изменилось',
    names: 'Имена, которых стало больше в строках без проекта: новые проекты?',
    words: 'Новые слова и слова, которых стало больше',
    channels: 'Каналы, которые появились, ушли или изменились',
    value: 'значение',
    difference: 'разница',
    interval: '95 % интервал',
    example: 'например',
    parts: 'По частям',
    part: 'часть',
    shift: 'сдвиг',
    explained: 'Сдвиг: половина суммы разниц всех долей. PSI: индекс стабильности распределения.',
    missing: 'пусто:',
    blank: 'пусто',
    unknown: '(неизвестно)',
    kinds: kindsIn('ru'),
    names_of_parts: {
      projects: 'Проекты',
      decisions: 'Виды решений',
      stages: 'Ступени, которые решили',
      chances: 'Вероятности',
      languages: 'Языки',
      channels: 'Каналы',
    },
  },
}
