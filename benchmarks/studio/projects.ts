/** Languages a title may be written in. */
export type Tongue = 'ru' | 'en' | 'es' | 'ar' | 'pl' | 'ja' | 'pt' | 'et' | 'uk' | 'bg'

/** How one project's videos name themselves. */
export interface ProjectWords {
  readonly project: string
  /** Spellings that the hand-made filters know, by language. */
  readonly names: Partial<Record<Tongue, readonly string[]>>
  /** Spellings they do not know: another language, an inflection, written apart. */
  readonly others?: Partial<Record<Tongue, readonly string[]>>
  /** Who plays in it; a title may name only them. */
  readonly heroes: readonly string[]
  /** Channels where nothing else is shown. */
  readonly own: readonly string[]
  /**
   * What a title needs beside the name: a word of the studio's, the name in
   * the description, or the name in the description only. Names by default.
   */
  readonly shape?: 'studio-in-title' | 'text-too' | 'text-only' | 'text-and-studio'
}

/** The 44 projects. Names are facts; heroes of the bigger ones too; channels are made up. */
export const PROJECTS: readonly ProjectWords[] = [
  {
    project: 'Маша и медведь',
    names: {
      ru: ['Маша и Медведь', 'Маша и Медведь', 'Машины сказки', 'Машкины страшилки'],
      en: ['Masha and the Bear', 'Masha and Friends'],
      es: ['Masha and the Bear en español'],
    },
    others: {
      ru: ['Маши и Медведя', 'Машу и Медведя'],
      es: ['Masha y el Oso'],
      ar: ['ماشا والدب'],
      pt: ['Masha e o Urso'],
    },
    heroes: ['Мишка', 'Дальняя родня', 'Панда', 'Розочка', 'Заяц с фермы'],
    own: ['Masha and The Bear', 'Маша и Медведь', 'Masha y el Oso'],
  },
  {
    project: 'Говорящий Том',
    names: {
      ru: ['Talking Tom', 'Talking Tom Герои'],
      en: ['Talking Tom', 'Talking Tom and Friends'],
    },
    others: { ru: ['Говорящий Том', 'Говорящего Тома'], es: ['Tom Hablador'], ar: ['توم المتكلم'] },
    heroes: ['Анджела', 'Джинджер', 'Angela', 'Hank', 'Becca'],
    own: ['Talking Tom', 'Talking Tom Россия'],
  },
  {
    project: 'Буба',
    names: { ru: ['Booba', 'Booba Буба'], en: ['Booba'], es: ['Booba en español'] },
    others: { ru: ['Буба', 'Бубы'], ar: ['بوبا'] },
    heroes: ['мышка Лула', 'червячок', 'googly'],
    own: ['Booba Cartoon', 'Буба мультик'],
  },
  {
    project: 'Кошечки собачки',
    names: { ru: ['КошечкиСобачки', 'кошечкисобачки'] },
    others: { ru: ['Кошечки Собачки', 'Кошечки и Собачки'] },
    heroes: ['Варежка', 'Гром', 'Бублик', 'лейтенант Клёпа'],
    own: ['Агенты с хвостами'],
  },
  {
    project: 'Енотки',
    names: { ru: ['Енотки', 'Енотки'], en: ['Rockoons'], ar: ['الراكون'], es: ['MUSIPACHES'] },
    others: { ru: ['Еноток', 'Енотками'], en: ['Rocoons'] },
    heroes: ['Роки', 'Пэм', 'Тучка'],
    own: ['Лесной оркестр', 'Енотки ТВ', 'Rockoons in English'],
  },
  {
    project: 'Бэтмен',
    names: { ru: ['Бэтмен', 'Бэтмена', 'Batman'], en: ['Batman', 'LEGO Batman'] },
    others: { ru: ['Бетмен', 'Бетмена'], ja: ['バットマン'], ar: ['باتمان'] },
    heroes: ['Джокер', 'Робин', 'Gotham', 'Альфред'],
    own: ['Ночной герой', 'Gotham Cartoons'],
  },
  {
    project: 'ЖилаБыла Царевна',
    names: { ru: ['Жила была Царевна', 'Жилабыла Царевна'] },
    others: { ru: ['ЖБЦ', 'Жили были Царевна и кот'] },
    heroes: ['Капризка', 'Нехочуха', 'воевода Кусай', 'кот Баюнок'],
    own: ['Терем с песенками'],
    shape: 'text-only',
  },
  {
    project: 'Оранжевая корова',
    names: {
      ru: ['Оранжевая Корова', 'Оранжевой Коровы', 'Зо и Бо', 'ОранжеваяКорова'],
      en: ['Orange MooCow', 'orangemoocoo'],
      es: ['Las vacas naranjas'],
    },
    others: { ru: ['Оранжевую Корову', 'Оранжевой Корове'], es: ['La vaca naranja'] },
    heroes: ['тётя Мила', 'телята', 'Лис Хвостик'],
    own: ['Оранжевая Корова', 'Las vacas naranjas'],
  },
  {
    project: 'Зебра в клеточку',
    names: { ru: ['Зебра в клеточку', 'Зебравклеточку'] },
    others: { ru: ['Зебры в клеточку', 'Зебру в клеточку'] },
    heroes: ['филин Ух', 'бегемотик Бум', 'носорог Рогги'],
    own: ['Зебра в клеточку'],
  },
  {
    project: 'Фиксики',
    names: { ru: ['Фиксики', 'Фиксики', 'Фиксиков'], en: ['The Fixies'], es: ['Fixies'] },
    others: { es: ['Los Fixis'], ar: ['المصلحون'] },
    heroes: ['Нолик', 'Симка', 'ДимДимыч', 'Папус'],
    own: ['Фиксиклуб', 'The Fixies World'],
  },
  {
    project: 'Чик-Чирикино',
    names: { ru: ['ЧикЧирикино', 'чикчирикино'] },
    others: { ru: ['Чик Чирикино'] },
    heroes: ['цыплёнок Чик', 'курочка Коко', 'петух Громкий'],
    own: ['Цыплячий двор'],
  },
  {
    project: 'Сумка',
    names: { ru: ['Чудосумка', 'ЧудоСумка'] },
    others: { ru: ['Чудо сумка'] },
    heroes: ['внучка Липа', 'бабушка с молнией', 'кот Карман'],
    own: ['Карман чудес'],
  },
  {
    project: 'Черепашки Ниндзя',
    names: { ru: ['Черепашкининдзя', 'Черепашекниндзя'] },
    others: { ru: ['Черепашки Ниндзя'] },
    heroes: ['Донателло', 'Рафаэль', 'Сплинтер', 'Шреддер'],
    own: [],
  },
  {
    project: 'Чуддики',
    names: { ru: ['Чуддики', 'Чуддиков'], en: ['Oddbods', 'Oddbods'] },
    others: { ru: ['Одбодс'] },
    heroes: ['Пого', 'Флафф', 'Bubbles', 'Slick'],
    own: ['Oddbods Russian'],
  },
  {
    project: 'My little pony',
    names: {
      ru: ['Май Литл Пони', 'Мой маленький пони', 'My Little Pony'],
      en: ['My Little Pony'],
    },
    others: { es: ['Mi pequeño pony'] },
    heroes: ['Искорка', 'Радуга Дэш', 'Эпплджек', 'Fluttershy'],
    own: ['Пони из облаков'],
  },
  {
    project: 'Свинка Пеппа',
    names: {
      ru: ['Свинка Пеппа', 'Свинки Пеппы', 'Peppa Свинья'],
      en: ['Peppa Pig'],
      pl: ['Peppa Pig po polsku'],
    },
    others: { ru: ['Свинку Пеппу'] },
    heroes: ['братик Джордж', 'Папа Свин', 'Daddy Pig', 'Ребекка'],
    own: ['Пеппа и лужи'],
  },
  {
    project: 'Малышарики',
    names: { ru: ['Малышарики', 'Малышариков'] },
    others: { en: ['BabyRiki'] },
    heroes: ['Крошик', 'Нюшенька', 'Ёжичек'],
    own: ['Игрушечная комната'],
  },
  {
    project: 'Чучело-Мяучело',
    names: { ru: ['ЧучелоМяучело', 'Чуч Мяуч', 'Чучмяуч'] },
    others: { ru: ['Чучело Мяучело'] },
    heroes: ['тыква Тыкки', 'Ворона Клара', 'огородный Ус'],
    own: [],
  },
  {
    project: 'Синий трактор',
    names: { ru: ['Синий трактор', 'Синего трактора'] },
    others: { en: ['Blue Tractor'] },
    heroes: ['Грузовик Бип', 'поле и бидон', 'курочка с холма'],
    own: ['По полям'],
  },
  {
    project: 'Пороро',
    names: { ru: ['Pororo Пороро', 'Pororo'], en: ['Pororo'] },
    others: { ru: ['Пороро'] },
    heroes: ['Лупи', 'Кронг', 'Эдди', 'Petty'],
    own: ['Пингвинёнок и друзья'],
  },
  {
    project: 'Трансформеры',
    names: { ru: ['Трансформеры', 'Трансформеры Прайм'] },
    others: { ru: ['Трансформеров'] },
    heroes: ['Оптимус', 'Бамблби', 'Мегатрон'],
    own: ['Кибертрон ТВ'],
  },
  {
    project: 'Смешарики',
    names: { ru: ['Смешарики', 'Смешариков', 'Смешарик'] },
    heroes: ['Крош', 'Лосяш', 'Нюша', 'КарКарыч'],
    own: ['Ромашковая долина'],
  },
  {
    project: 'Приключения Пети и Волка',
    names: { ru: ['Приключения Пети и Волка', 'Приключений Пети и Волка'] },
    heroes: ['Петя и Волк', 'Зомби Ваня', 'Дед из архива'],
    own: [],
    shape: 'text-only',
  },
  {
    project: 'Простоквашино',
    names: {
      ru: [
        'Простоквашино',
        'Простоквашино',
        'Дядя Федор',
        'Матроскин',
        'Печкин',
        'Шарик',
        'Галчонок',
      ],
    },
    heroes: ['Дядя Федор', 'Печкин', 'Матроскин', 'Вера Павловна'],
    own: ['Деревня на холме'],
    shape: 'text-too',
  },
  {
    project: 'Царевны',
    names: { ru: ['Царевны', 'Царевны'] },
    heroes: ['Дарья', 'Соня и Варя', 'Алёнка'],
    own: [],
  },
  {
    project: 'Щенячий патруль',
    names: { ru: ['Paw Patrol', 'Paw Patrol Щенячий патруль'], en: ['Paw Patrol'] },
    heroes: ['Гонщик', 'Маршал', 'Chase', 'Skye'],
    own: ['Щенки на вызове'],
  },
  {
    project: 'Cry babies magic tears',
    names: { ru: ['Край Бебис', 'Край Бебис Волшебные слезы'] },
    heroes: ['Леди', 'Кони', 'Дотти'],
    own: ['Волшебные слёзки'],
  },
  {
    project: 'Крутиксы',
    names: {
      ru: ['Крутиксы', 'Крутиксы', 'Зигги', 'Рой ', 'Гарпи', 'Шикайзер', 'Звездная Академия'],
    },
    heroes: ['Сол ', 'Йанго', 'Арешк'],
    own: [],
    shape: 'studio-in-title',
  },
  {
    project: 'Кукутики',
    names: { ru: ['Кукутики', 'Кукутики', 'Кукутиков'] },
    heroes: ['Кукутяша', 'мишка Моня', 'Зайка Кука'],
    own: ['Зверята из кубиков'],
  },
  {
    project: 'Акуленок',
    names: { ru: ['Акуленок', 'Акулёнок'] },
    heroes: ['кит Кеша', 'морская звезда'],
    own: [],
  },
  {
    project: 'Губка Боб',
    names: { ru: ['SpongeBob', 'Губка Боб SpongeBob'], en: ['SpongeBob', 'Sponge Bob'] },
    heroes: ['Патрик', 'Squidward'],
    own: [],
  },
  {
    project: 'Лунтик',
    names: { ru: ['Лунтик', 'Лунтик'], en: ['Luntik'] },
    heroes: ['Кузя', 'Мила', 'Вупсень и Пупсень'],
    own: [],
  },
  {
    project: 'Симпсоны',
    names: { ru: ['Симпсоны'], en: ['The Simpsons'] },
    heroes: ['Гомер', 'Барт', 'Lisa'],
    own: [],
  },
  {
    project: 'Чебурашка',
    names: { ru: ['Чебурашка', 'Чебурашки', 'Крокодил Гена', 'Шапокляк'] },
    heroes: ['крыса Лариска', 'Гена'],
    own: [],
  },
  { project: 'Финник', names: { ru: ['Финник'] }, heroes: ['Кристина', 'домовой'], own: [] },
  {
    project: 'Мини-мишки',
    names: { ru: ['МиниМишки'] },
    heroes: ['белый мишка Уми', 'полярная нерпа'],
    own: [],
  },
  {
    project: 'Барбоскины',
    names: { ru: ['Барбоскины', 'Барбоскиных'] },
    heroes: ['Дружок', 'Лиза', 'Роза'],
    own: [],
  },
  {
    project: 'Ну_погоди каникулы',
    names: { ru: ['Ну погоди Каникулы', 'погоди Каникулы'] },
    heroes: ['Волк и Заяц', 'бегемот спасатель'],
    own: [],
    shape: 'text-and-studio',
  },
  {
    project: 'Котик Мормотик',
    names: { ru: ['Котик Мормотик', 'Мормотик'] },
    heroes: ['Рыженькая', 'соседка Мышка'],
    own: [],
  },
  {
    project: 'Бременские музыканты',
    names: { ru: ['Бременские музыканты', 'бременских музыкантов'] },
    heroes: ['Трубадур', 'Атаманша'],
    own: [],
  },
  {
    project: 'Паровозики Чаттингтон',
    names: { ru: ['Чаггингтон'], en: ['Chuggington'] },
    heroes: ['Уилсон', 'Брюстер', 'Koko'],
    own: [],
  },
  {
    project: 'Цветняшки',
    names: { ru: ['ЦветняшкиШоу'] },
    heroes: ['Красняша', 'Синяша'],
    own: [],
  },
  {
    project: 'Enchantimals (Эншантималс)',
    names: { ru: ['Энчантималс'], en: ['Enchantimals'] },
    heroes: ['Фелисити', 'Брии'],
    own: [],
  },
  {
    project: 'Вспыш',
    names: { ru: ['Вспыш', 'Вспыш и чудомашинки'] },
    heroes: ['Эй Джей', 'Крушила'],
    own: [],
  },
]
