/**
 * The studio's hand-made filters, as facts: what `rules/` is written from and
 * is checked against. Only lists that a filter has are given.
 */
export interface Filter {
  readonly project: string
  /** How many of the 83,411 labelled rows bear this label. */
  readonly rows: number
  /** Asked in ascending order; a row claimed earlier is not claimed again. */
  readonly level: number
  readonly method: FilterMethod
  readonly titleAny?: readonly string[]
  readonly titleAll?: readonly string[]
  readonly titleStop?: readonly string[]
  readonly textAny?: readonly string[]
  readonly textStop?: readonly string[]
  readonly channelAny?: readonly string[]
}

/** Which lists a filter asks for and how it joins them. */
export type FilterMethod =
  | 'title_and_not_a_short'
  | 'reel_name_only'
  | 'reel_name_or_channel_name'
  | 'text_only'
  | 'reel_or_channel_and_not_text'
  | 'reel_and_not_text'
  | 'text_and_not_reel_and_lentext_less'
  | 'reel_and_text'
  | 'reel_and_reel'
  | 'text_and_reel_and_lentext_less'

/** Every filter, in the order of rows. */
export const FILTERS: readonly Filter[] = [
  {
    project: 'Маша и медведь',
    rows: 853,
    level: 0,
    method: 'title_and_not_a_short',
    titleAny: [
      'masha and the bear',
      'mashaandthebear',
      'маша и медведь',
      'машкины страшилки',
      'машины сказки',
      'masha and friends',
    ],
  },
  {
    project: 'Говорящий Том',
    rows: 589,
    level: 0,
    method: 'reel_name_only',
    titleAny: ['Talking Tom'],
  },
  { project: 'Буба', rows: 529, level: 0, method: 'reel_name_only', titleAny: ['Booba'] },
  {
    project: 'Кошечки собачки',
    rows: 437,
    level: 0,
    method: 'reel_name_only',
    titleAny: ['КОШЕЧКИСОБАЧКИ'],
  },
  {
    project: 'Енотки',
    rows: 379,
    level: 0,
    method: 'reel_name_or_channel_name',
    titleAny: ['الراكون', 'Rockoons', 'MUSIPACHES', 'Енотки'],
    channelAny: ['الراكون', 'Rockoons', 'MUSIPACHES', 'Енотки'],
  },
  {
    project: 'Бэтмен',
    rows: 353,
    level: 0,
    method: 'reel_name_only',
    titleAny: ['Batman', 'БЭТМЕН'],
  },
  {
    project: 'ЖилаБыла Царевна',
    rows: 229,
    level: 1,
    method: 'text_only',
    textAny: ['Жилабыла Царевна', 'Жила была Царевна'],
  },
  {
    project: 'Оранжевая корова',
    rows: 227,
    level: 2,
    method: 'reel_name_or_channel_name',
    titleAny: [
      'Las vacas naranjas',
      'Оранжевая Корова',
      'Оранжевой Коровы',
      'ОранжеваяКорова',
      'Orange MooCow',
      'orangemoocoo',
      'Зо и Бо',
      ' Бо ',
    ],
    channelAny: [
      'Las vacas naranjas',
      'Оранжевая Корова',
      'Оранжевой Коровы',
      'ОранжеваяКорова',
      'Orange MooCow',
      'orangemoocoo',
      'Зо и Бо',
      ' Бо ',
    ],
  },
  {
    project: 'Зебра в клеточку',
    rows: 188,
    level: 0,
    method: 'reel_or_channel_and_not_text',
    titleAny: ['Зебра в клеточку', 'Зебравклеточку'],
    textStop: ['песенки'],
    channelAny: ['Зебра в клеточку', 'Зебравклеточку'],
  },
  {
    project: 'Фиксики',
    rows: 151,
    level: 1,
    method: 'reel_and_not_text',
    titleAny: ['фиксик', 'Fixies'],
    textStop: [
      'караоке',
      'lieblingslieder',
      'Kids Songs',
      'Kind songs',
      'childrens songs',
      'childrens song',
      'Canciones',
      'The Fixies Bang',
      'drummers',
      'festival',
    ],
  },
  {
    project: 'Чик-Чирикино',
    rows: 137,
    level: 0,
    method: 'reel_name_only',
    titleAny: ['ЧикЧирикино'],
  },
  {
    project: 'Черепашки Ниндзя',
    rows: 104,
    level: 0,
    method: 'reel_name_only',
    titleAny: ['Черепашекниндзя', 'Черепашкининдзя'],
  },
  { project: 'Сумка', rows: 134, level: 0, method: 'reel_name_only', titleAny: ['Чудосумка'] },
  {
    project: 'Чуддики',
    rows: 86,
    level: 0,
    method: 'reel_name_only',
    titleAny: ['Oddbod', 'Чуддик'],
  },
  {
    project: 'My little pony',
    rows: 81,
    level: 0,
    method: 'reel_name_only',
    titleAny: ['My little pony', 'Май Литл Пони', 'Мой маленький пони'],
  },
  {
    project: 'Свинка Пеппа',
    rows: 69,
    level: 0,
    method: 'reel_name_only',
    titleAny: ['Свинка Пеппа', 'Peppa Pig', 'Peppa Свинья', 'Свинки Пеппы'],
  },
  {
    project: 'Синий трактор',
    rows: 67,
    level: 2,
    method: 'reel_name_only',
    titleAny: ['Синего трактора', 'Синий трактор'],
  },
  {
    project: 'Чучело-Мяучело',
    rows: 64,
    level: -1,
    method: 'reel_name_only',
    titleAny: ['Чучмяуч', 'Чуч Мяуч', 'ЧучелоМяучело'],
  },
  { project: 'Малышарики', rows: 60, level: 2, method: 'reel_name_only', titleAny: ['Малышарик'] },
  { project: 'Пороро', rows: 51, level: 0, method: 'reel_name_only', titleAny: ['Pororo'] },
  {
    project: 'Приключения Пети и Волка',
    rows: 41,
    level: 1,
    method: 'text_and_not_reel_and_lentext_less',
    titleStop: [
      'Зебра в клеточку',
      'Зебравклеточку',
      'Царевн',
      'Чучмяуч',
      'Чуч Мяуч',
      'ЧучелоМяучело',
    ],
    textAny: ['Приключения Пети и Волка', 'Приключений Пети и Волка'],
  },
  { project: 'Смешарики', rows: 41, level: -1, method: 'reel_name_only', titleAny: ['Смешарик'] },
  {
    project: 'Трансформеры',
    rows: 40,
    level: 0,
    method: 'reel_name_only',
    titleAny: ['Трансформеры'],
  },
  {
    project: 'Простоквашино',
    rows: 35,
    level: 0,
    method: 'reel_and_text',
    titleAny: [
      'Простоквашино',
      'Дядя Федор',
      'Шарик',
      'Вера Павловна',
      'Печкин',
      'Матроскошарик',
      'Матроскин',
      'Дяди Федора',
      'Гаврюша',
      'Галчонок',
      'Маргарита Егоровна',
    ],
    textAny: ['простоквашино'],
  },
  { project: 'Царевны', rows: 32, level: 2, method: 'reel_name_only', titleAny: ['Царевн'] },
  {
    project: 'Щенячий патруль',
    rows: 32,
    level: 0,
    method: 'reel_name_only',
    titleAny: ['Paw Patrol'],
  },
  {
    project: 'Cry babies magic tears',
    rows: 22,
    level: 0,
    method: 'reel_name_only',
    titleAny: ['Край Бебис'],
  },
  {
    project: 'Крутиксы',
    rows: 22,
    level: 0,
    method: 'reel_and_reel',
    titleAny: [
      'Крутикс',
      'Зигги',
      'Шикайзер',
      'Йанго',
      'Рой ',
      'Роя ',
      'Гарпи',
      'Сол ',
      'Арешк',
      'Сола ',
      'Звездная Академия',
    ],
    titleAll: ['Союзмультфильм'],
  },
  { project: 'Кукутики', rows: 17, level: 2, method: 'reel_name_only', titleAny: ['Кукутик'] },
  {
    project: 'Акуленок',
    rows: 11,
    level: -1,
    method: 'reel_name_only',
    titleAny: ['Акуленок', 'Акулёнок'],
  },
  {
    project: 'Губка Боб',
    rows: 10,
    level: 0,
    method: 'reel_name_only',
    titleAny: ['SpongeBob', 'Sponge Bob'],
  },
  {
    project: 'Лунтик',
    rows: 10,
    level: 0,
    method: 'reel_name_only',
    titleAny: ['Лунтик', 'Luntik'],
  },
  {
    project: 'Симпсоны',
    rows: 10,
    level: 0,
    method: 'reel_name_only',
    titleAny: ['simpson', 'Симпсон'],
  },
  { project: 'Финник', rows: 8, level: -1, method: 'reel_name_only', titleAny: ['Финник'] },
  { project: 'Мини-мишки', rows: 8, level: 0, method: 'reel_name_only', titleAny: ['МиниМишки'] },
  {
    project: 'Чебурашка',
    rows: 8,
    level: 1,
    method: 'reel_name_only',
    titleAny: ['Чебурашк', 'Шапокляк', 'Крокодил Гена'],
  },
  {
    project: 'Ну_погоди каникулы',
    rows: 7,
    level: 2,
    method: 'text_and_reel_and_lentext_less',
    titleAll: ['союзмультфильм'],
    textAny: ['погоди Каникулы'],
  },
  { project: 'Барбоскины', rows: 7, level: 0, method: 'reel_name_only', titleAny: ['барбоскин'] },
  {
    project: 'Котик Мормотик',
    rows: 6,
    level: 0,
    method: 'reel_name_only',
    titleAny: ['мормотик'],
  },
  {
    project: 'Бременские музыканты',
    rows: 6,
    level: 0,
    method: 'reel_name_only',
    titleAny: ['бременских музыкантов', 'Бременские музыканты'],
  },
  {
    project: 'Паровозики Чаттингтон',
    rows: 6,
    level: 0,
    method: 'reel_name_only',
    titleAny: ['ЧАГГИНГТОН', 'Chuggington'],
  },
  { project: 'Цветняшки', rows: 6, level: 0, method: 'reel_name_only', titleAny: ['Цветняшкишоу'] },
  {
    project: 'Enchantimals (Эншантималс)',
    rows: 4,
    level: 0,
    method: 'reel_name_only',
    titleAny: ['Энчантималс', 'Enchantimals'],
  },
  { project: 'Вспыш', rows: 3, level: 0, method: 'reel_name_only', titleAny: ['вспыш'] },
]
