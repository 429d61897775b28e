import type { FoldStep } from '../../../src/normalise/fold/fold-steps.js'

/** One line of the fold's documentation, and of its tests. */
export interface FoldRow {
  readonly step: FoldStep
  /** ISO 639-1. */
  readonly language: string
  readonly example: string
  /** The example after this step alone; for `layout` and `translit`, one of its variants. */
  readonly becomes: string
  readonly why: string
}

function row(step: FoldStep, cells: readonly [string, string, string, string]): FoldRow {
  const [language, example, becomes, why] = cells
  return { step, language, example, becomes, why }
}

/**
 * What each step of the fold does, by example. Documentation prints these
 * rows, and the tests hold the fold to them, each step on and off.
 */
export const FOLD_TABLE: readonly FoldRow[] = [
  row('case', ['ru', 'МАША и Медведь', 'маша и медведь', 'titles are shouted']),
  row('case', ['en', 'PEPPA Pig', 'peppa pig', 'titles are shouted']),
  row('case', ['uk', 'ЇЖАЧОК', 'їжачок', 'titles are shouted']),
  row('case', ['pl', 'ŁÓDŹ', 'łódź', 'titles are shouted']),
  row('entities', ['en', 'Tom &amp; Jerry&#39;s', 'Tom Jerry s', 'titles come as HTML']),
  row('entities', ['ru', '&laquo;Маша&raquo; &amp;quot;3', 'Маша 3', 'escaped twice']),
  row('compat', ['en', 'ﬁnding', 'finding', 'ligatures are letters']),
  row('compat', ['en', '𝐏𝐞𝐩𝐩𝐚', 'Peppa', 'decorative letters are letters']),
  row('compat', ['en', 'Ⓑⓞⓞⓑⓐ', 'Booba', 'letters in circles are letters']),
  row('compat', [
    'ja',
    'ﾄﾞﾗｴﾓﾝ',
    'ドラエモン',
    'half-width kana; the voicing mark joins its letter',
  ]),
  row('compat', ['ja', 'Ｎｏ１', 'No1', 'full width']),
  row('compat', ['ja', 'どらえもん', 'ドラエモン', 'hiragana and katakana write the same sounds']),
  row('compat', ['ko', '\u{1108}\u{1169}로로', '뽀로로', 'syllables written letter by letter']),
  row('compat', ['ru', 'заи\u{306}ка', 'зайка', 'й in two characters']),
  row('compat', ['uk', 'мʼячик, мˈячик', 'м ячик м ячик', 'every sign for an apostrophe']),
  row('compat', ['en', '🅱🅾🅾🅱🅰 🅐🅑', 'BOOBA AB', 'letters in filled boxes are letters']),
  row('compat', ['en', '🇧🇴🇴🇧🇦 🇷🇺', 'BOOBA', 'flag letters that spell a word; a flag is none']),
  row('invisible', ['ru', 'ма\u{200B}ша', 'маша', 'zero-width space against filters']),
  row('invisible', ['de', 'Schmetter\u{AD}ling', 'Schmetterling', 'soft hyphen']),
  row('invisible', ['ar', 'ما\u{200F}شا', 'ماشا', 'writing direction marks']),
  row('invisible', ['en', 'Bo\u{FE0F}oba', 'Booba', 'variation selector']),
  row('diacritics', ['es', 'niño', 'nino', 'left out on many keyboards']),
  row('diacritics', ['de', 'Bär', 'Bar', 'left out on many keyboards']),
  row('diacritics', ['de', 'Straße', 'Strasse', 'ß is ss in capitals']),
  row('diacritics', ['pl', 'łódka', 'lodka', 'left out on many keyboards']),
  row('diacritics', ['tr', 'ışık', 'isik', 'the dotless i too']),
  row('diacritics', ['uk', 'їжак ґава', 'іжак гава', 'left out on many keyboards']),
  row('diacritics', ['ru', 'Кро́ш и Ёжик', 'Крош и Ёжик', 'stress goes; ё and й are letters']),
  row('diacritics', ['ja', 'ガンダム', 'ガンダム', 'voicing stays: another letter']),
  row('yo', ['ru', 'ёлка и ЁЖИК', 'елка и ЕЖИК', 'ё is mostly written е']),
  row('homoglyphs', [
    'ru',
    'Mаша',
    'Maшa',
    'one Latin letter among Cyrillic; all that look Latin become Latin',
  ]),
  row('homoglyphs', ['bg', 'вода', 'boдa', 'letters whose capitals look Latin']),
  row('homoglyphs', ['en', 'Вооbа', 'Booba', 'Cyrillic letters among Latin']),
  row('homoglyphs', ['en', 'Βοοβα', 'Booba', 'Greek letters for Latin']),
  row('homoglyphs', ['en', 'ʙooʙᴀ', 'booba', 'small capitals']),
  row('arabic', ['ar', 'أحمد', 'احمد', 'forms of alef']),
  row('arabic', ['ar', 'مـــاشا', 'ماشا', 'tatweel only stretches']),
  row('arabic', ['ar', 'مَاشَا', 'ماشا', 'vowel marks are rarely written']),
  row('arabic', ['ar', 'قصة مستشفى', 'قصه مستشفي', 'ta marbuta and alef maqsura']),
  row('arabic', ['ar', 'الحلقة ٥', 'الحلقه 5', 'Arabic digits']),
  row('squash', ['ru', 'Кот-пёс', 'Котпёс', 'glued, hyphenated and spaced writing are one']),
  row('squash', ['en', 'Cry Babies', 'CryBabies', 'hashtags are glued']),
  row('spaced', ['ru', 'м а ш а пришла', 'маша пришла', 'spaced-out letters are one word']),
  row('spaced', ['en', 'B.O.O.B.A', 'BOOBA', 'spaced-out letters are one word']),
  row('leet', ['en', 'm4sha', 'masha', 'digits for letters, inside a word']),
  row('leet', ['en', 'b@by sh@rk', 'baby shark', 'signs for letters']),
  row('leet', ['ru', 'м@ша пе4атает', 'маша печатает', 'Cyrillic reads digits its own way']),
  row('leet', [
    'ru',
    'з@кладничеств0 маш@',
    'закладничество маша',
    'at the end too, where it is no number',
  ]),
  row('leet', [
    'ru',
    'ч4шк4 м4ш4 м3дв3дь лунт1к 6ар6оскин 4еловек',
    'чашка маша медведь лунтик барбоскин человек',
    'between consonants 4 is а and 3 is е',
  ]),
  row('leet', ['ru', 'в3рыв по3же м4льчик до4ка', 'взрыв позже мальчик дочка', 'else з and ч']),
  row('leet', [
    'ru',
    '4 серия 2025 mp3 3кота 4ого 4эпизод фиксики4 ф1ксики4',
    '4 серия 2025 mp3 3кота 4ого 4эпизод фиксики4 фиксики4',
    'numbers stay numbers',
  ]),
  row('repeats', ['ru', 'маааша', 'маша', 'three or more letters are one, stretched']),
  row('repeats', [
    'en',
    'booooba III',
    'boba III',
    'two may be right (booba is then a typo away); a token of one letter stays',
  ]),
  row('emoji', ['ru', 'маша🐻медведь', 'маша медведь', 'pictures separate words']),
  row('emoji', ['en', 'Booba™', 'Booba', 'signs that Unicode would spell out']),
  row('layout', ['ru', 'Маша и Медведь', 'vfif b vtldtlm', 'the keyboard was left in English']),
  row('layout', ['uk', 'Зайчик і лисичка', 'pfqxbr s kbcbxrf', 'Ukrainian keys']),
  row('layout', ['en', 'Cocomelon', 'сщсщьудщт', 'the keyboard was left in Russian']),
  row('translit', ['ru', 'Чебурашка', 'cheburashka', 'Russian in Latin letters']),
  row('translit', ['ru', 'Щенячий патруль', 'shchenyachiy patrul', 'as English writes it']),
  row('translit', ['ru', 'Щенячий патруль', 'shcheniachii patrul', 'as passports write it']),
  row('translit', ['uk', 'Їжачок у тумані', 'yizhachok u tumani', 'г is h, и is y, ї is yi']),
  row('translit', ['be', 'Дзень добры, ўнук', 'dzen dobry, unuk', 'ў is u']),
  row('translit', ['bg', 'въздух', 'vazduh', 'ъ is a vowel']),
  row('translit', ['en', 'Cheburashka', 'чебурашка', 'Latin letters back to Cyrillic']),
  row('translit', ['en', 'Booba', 'буба', 'a foreign name as it is heard']),
]
