import type { ProjectWords } from './project-words.js'

/**
 * Projects with more than 40 labelled videos. Names are facts, heroes of the
 * known ones too; channels are made up.
 */
export const BIG_PROJECTS: readonly ProjectWords[] = [
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
]
