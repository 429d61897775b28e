/**
 * How Cyrillic is written in Latin letters and back. Columns are whole habits
 * of writing, so that a keyword gets a handful of spellings and not every
 * mixture; the fold takes care of diacritics (š = s), case and ё.
 *
 *         English  passport  everyday  short  scholarly
 *     х   kh       kh        h         h      ch
 *     щ   shch     shch      sch       sh     sc (šč)
 *     я   ya       ia        ya        ya     ja
 */
const cyrillicToLatin = `
а a a a a a
б b b b b b
в v v v v v
г g g g g g
д d d d d d
е e e e e e
ё yo e yo e e
ж zh zh zh j z
з z z z z z
и i i i i i
й y i y i j
к k k k k k
л l l l l l
м m m m m m
н n n n n n
о o o o o o
п p p p p p
р r r r r r
с s s s s s
т t t t t t
у u u u u u
ф f f f f f
х kh kh h h ch
ц ts ts ts c c
ч ch ch ch ch c
ш sh sh sh sh s
щ shch shch sch sh sc
ъ - ie - - -
ы y y y i y
ь - - - - -
э e e e e e
ю yu iu yu u ju
я ya ia ya ya ja
`

/** Letters and habits of other Cyrillic alphabets, where they differ from the Russian ones. */
const ofUkrainian = `
г h h g h h
ґ g g g g g
є ye ie ye e je
и y y i y y
і i i i i i
ї yi i yi i ji
й y i y i j
`

const ofBelarusian = `
г h h g h h
і i i i i i
ў u u u w u
`

/** ъ is a vowel. */
const ofBulgarian = `
ъ a a a u a
щ sht sht sht sht st
х h h h h h
ц ts ts ts c c
й y y y i j
ь y y y i j
ю yu yu yu u ju
я ya ya ya ya ja
`

/** Latin to Cyrillic, longest first. `heard` is for foreign names, `spelt` for Russian words in Latin letters. */
const latinToCyrillic = `
shch щ щ
sch ш щ
sh ш ш
ch ч ч
zh ж ж
kh х х
ph ф ф
th т т
ck к к
qu кв кв
ts ц ц
ya я я
yu ю ю
yo йо е
ye е е
ia ия я
iu иу ю
oo у оо
ee и ее
a а а
b б б
c к ц
d д д
e е е
f ф ф
g г г
h х х
i и и
j дж ж
k к к
l л л
m м м
n н н
o о о
p п п
q к к
r р р
s с с
t т т
u у у
v в в
w в в
x кс кс
y и й
z з з
`

type Habits = readonly ReadonlyMap<string, string>[]

/** One map per column. */
function columns(table: string): Habits {
  const rows = table
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
  const count = (rows[0]?.length ?? 1) - 1
  return Array.from({ length: count }, (_, k) => {
    return new Map(
      rows.map(([from = '', ...to]) => [from, (to[k] ?? '').replace('-', '')] as const),
    )
  })
}

const russian = columns(cyrillicToLatin)
const ukrainian = columns(ofUkrainian)
const belarusian = columns(ofBelarusian)
const bulgarian = columns(ofBulgarian)
const cyrillic = columns(latinToCyrillic)
const longestGroup = 4

/** The Latin spellings of Cyrillic text, in lower case, one per habit; the scholarly one is the last. */
export function inLatin(text: string): readonly string[] {
  const small = text.toLowerCase()
  return russian.map((habit, k) => {
    const own = alphabetOf(small)?.[k]
    return Array.from(small, (letter) => own?.get(letter) ?? habit.get(letter) ?? letter).join('')
  })
}

/** What tells an alphabet from the Russian one is a letter, or ъ before a consonant. */
function alphabetOf(text: string): Habits | undefined {
  if (/[іїєґ]/u.test(text) && !/[ўы]/u.test(text)) return ukrainian
  if (/[іў]/u.test(text)) return belarusian
  if (/ъ(?![еёюя])/u.test(text)) return bulgarian
  return undefined
}

/** The Cyrillic spellings of Latin text, in lower case: as a foreign name is heard, and letter by letter. */
export function inCyrillic(text: string): readonly string[] {
  const small = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return cyrillic.map((habit) => {
    let spelling = ''
    for (let i = 0; i < small.length;) {
      const group = longestAt(small, i, habit)
      spelling += habit.get(group) ?? group
      i += group.length
    }
    return spelling
  })
}

function longestAt(text: string, at: number, habit: ReadonlyMap<string, string>): string {
  for (let length = longestGroup; length > 1; length--) {
    const group = text.slice(at, at + length)
    if (group.length === length && habit.has(group)) return group
  }
  return text.charAt(at)
}
