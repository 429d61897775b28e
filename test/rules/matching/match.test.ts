import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { compileRules } from '../../../src/rules/matching/compile.js'
import { rulesFrom } from '../../../src/rules/language/rule-set.js'
import { matchAndBar, matchRules } from '../../../src/rules/matching/match.js'
import { compiledOf, normalItemOf, type Columns } from '../matching.js'
import { ruleText, titleRule } from '../sources.js'

async function claimsOf(claims: string, columns: Columns): Promise<string[]> {
  const text = ruleText(`claims:\n${claims}\n`)
  const rules = await compiledOf([{ path: 'hare.yaml', text }])
  return matchRules(rules, normalItemOf(columns)).map(({ project, absent }) =>
    absent.length === 0 ? project : `${project}, absent: ${absent.join(' ')}`,
  )
}

/** How many claims a keyword has on a title where барбаскин is an ordinary word. */
async function claimsOn(extra: string, title: string): Promise<number> {
  const files = [titleRule('Барбоскины', ['барбоскин'], extra)]
  const set = await rulesFrom({ files, ordinaryWords: '# seen often\nбарбаскин\n' })
  assert.ok(set.ok)
  const rules = compileRules(set.value, { fields: ['title'] })
  return matchRules(rules, normalItemOf({ texts: { title } })).length
}

const HOLDS = ['Заяц']

test('a rule bars its project where its keywords stand and a stop word or a value forbids', async () => {
  const text = ruleText(`claims:
  - { title: { any: [заяц], stop: [обзор] }, where: { is_shorts: 0 } }
  - title: { all: [заяц, лес] }
`)
  const rules = await compiledOf([{ path: 'hare.yaml', text }])
  for (const [title, is_shorts, barred] of [
    ['Заяц', 0, []],
    ['Заяц, обзор', 0, HOLDS],
    ['Заяц', 1, HOLDS],
    ['Заяц, лес, обзор', 1, []],
    ['Обзор', 1, []],
  ] as const) {
    const found = matchAndBar(rules, normalItemOf({ texts: { title }, numbers: { is_shorts } }))
    assert.deepEqual(found.barred, barred, title)
  }
  assert.deepEqual(matchAndBar(rules, normalItemOf({ texts: { title: 'Заяц' } })).barred, [])
})

test('a hit within an excepted word does not count, typo, form or not; others do', async () => {
  const claim =
    "  - title: { any: [{ keyword: Трансформеры, except: [трансформер, 'Ми-транс формеры'] }] }"
  for (const [title, claims] of [
    ['Робот ТРАНСФОРМЕР', []],
    ['Ми транс-формеры', []],
    ['Битва трансформеров', HOLDS],
    ['Трансформры и трансформер', HOLDS],
  ] as const)
    assert.deepEqual(await claimsOf(claim, { texts: { title } }), claims, title)
})

function nameClaim(manner: string, name = 'Маша и Медведь'): string {
  return `  - title: { any: [{ keyword: ${name}, typos: off, ${manner} }] }`
}

test('words of a keyword may stand in any order or apart where the rule says so', async () => {
  for (const [manner, title, claims] of [
    ['order: any', 'Медведь и Маша', HOLDS],
    ['order: any', 'Песня про Медведя и Машу', HOLDS],
    ['order: any', 'Медведь, Маша', []],
    ['order: any', 'Маша и её Медведь', []],
    ['order: any, forms: off', 'про Медведя и Машу', []],
    ['between: 1', 'Маша и её Медведь', HOLDS],
    ['between: 1', 'Машу и её Медведя', HOLDS],
    ['between: 1', 'Маша и её добрый Медведь', []],
    ['between: 2', 'Маша и её добрый Медведь', HOLDS],
    ['between: 1', 'Медведь и Маша', []],
    ['between: 1', 'Маша и её медведица', []],
    ['order: any, between: 1', 'Медведь и его Маша', HOLDS],
    ['order: written', 'Медведь и Маша', []],
  ] as const)
    assert.deepEqual(
      await claimsOf(nameClaim(manner), { texts: { title } }),
      claims,
      `${manner} ${title}`,
    )
  const english = nameClaim('order: any, between: 1, language: en', 'Talking Tom')
  assert.deepEqual(await claimsOf(english, { texts: { title: 'Tom the talking cat' } }), HOLDS)
})

test('a language that a row does not say is worked out from its texts', async () => {
  const claim = '  - title: { any: [Booba] }\n    where: { language: [ru, uk] }'
  const absent = ['Заяц, absent: language']
  for (const [title, language, claims] of [
    ['Booba. Новая серия про весёлого домового на кухне', undefined, HOLDS],
    ['Booba. Нова серія про веселого домовика, який їсть вареники', undefined, HOLDS],
    ['Booba. A new episode about the kitchen and the cake', undefined, []],
    ['Booba. A new episode about the kitchen and the cake', 'ru', HOLDS],
    ['Booba', undefined, absent],
  ] as const) {
    const categories = language === undefined ? {} : { language }
    assert.deepEqual(await claimsOf(claim, { texts: { title }, categories }), claims, title)
  }
})

suite('a claim', () => {
  test('rests on hits with places in the original text', async () => {
    const rules = await compiledOf([titleRule('Маша', ['Маша и Медведь', 'Машины сказки'])])
    const [claim] = matchRules(rules, normalItemOf({ texts: { title: '«М А Ш А  и медвeдь» 🐻' } }))
    assert.deepEqual(claim?.hits, [
      {
        field: 'title',
        keyword: 'Маша и Медведь',
        start: 1,
        end: 19,
        typos: 0,
        place: { file: 'Маша.yaml', line: 5, column: 13 },
      },
    ])
  })

  test('holds where any alternative does; each that does is returned', async () => {
    const claims = '  - title: { any: [заяц] }\n  - title: { any: [кролик] }'
    assert.deepEqual(await claimsOf(claims, { texts: { title: 'Кролик' } }), HOLDS)
    assert.deepEqual(await claimsOf(claims, { texts: { title: 'Кролик и заяц' } }), [
      'Заяц',
      'Заяц',
    ])
    assert.deepEqual(await claimsOf(claims, { texts: { title: 'Енот' } }), [])
  })

  const table: readonly (readonly [string, string, Columns, readonly string[]])[] = [
    [
      'needs one of any',
      '  - title: { any: [заяц, кролик] }',
      { texts: { title: 'кролик' } },
      HOLDS,
    ],
    ['needs each of all', '  - title: { all: [заяц, кролик] }', { texts: { title: 'заяц' } }, []],
    [
      'is met by all of all',
      '  - title: { all: [заяц, кролик] }',
      { texts: { title: 'кролик, заяц' } },
      HOLDS,
    ],
    [
      'is stopped by a stop',
      '  - title: { any: [заяц] }\n    description: { stop: [песенки] }',
      { texts: { title: 'заяц', description: 'Песенки!' } },
      [],
    ],
    [
      'is not stopped where the field of the stop is absent',
      '  - title: { any: [заяц] }\n    description: { stop: [песенки] }',
      { texts: { title: 'заяц' } },
      HOLDS,
    ],
    [
      'finds a keyword in any of several fields',
      '  - title or channel: { any: [заяц] }',
      { texts: { title: 'волк', channel: 'Заяц ТВ' } },
      HOLDS,
    ],
    [
      'finds all of several keywords spread over several fields',
      '  - any field: { all: [заяц, волк] }',
      { texts: { title: 'волк', channel: 'Заяц ТВ' } },
      HOLDS,
    ],
    [
      'is stopped in any of several fields',
      '  - title: { any: [заяц] }\n    any field: { stop: [волк] }',
      { texts: { title: 'заяц', channel: 'волк' } },
      [],
    ],
    [
      'needs every part',
      '  - title: { any: [заяц] }\n    description: { any: [волк] }',
      { texts: { title: 'заяц', description: 'енот' } },
      [],
    ],
    [
      'needs a shorter text, counted in code points',
      '  - title: { any: [заяц], shorter_than: 7 }',
      { texts: { title: 'заяц 🐰' } },
      HOLDS,
    ],
    [
      'needs a longer text',
      '  - title: { any: [заяц], longer_than: 6 }',
      { texts: { title: 'заяц 🐰' } },
      [],
    ],
    [
      'asks a boolean column',
      '  - title: { any: [заяц] }\n    where: { is_shorts: false }',
      { texts: { title: 'заяц' }, numbers: { is_shorts: 0 } },
      HOLDS,
    ],
    [
      'asks a numeric column for a range',
      '  - title: { any: [заяц] }\n    where: { seconds: { above: 60, at_most: 90 } }',
      { texts: { title: 'заяц' }, numbers: { seconds: 60 } },
      [],
    ],
    [
      'asks a categorical column for one of several values',
      '  - title: { any: [заяц] }\n    where: { language: [arabic, english] }',
      { texts: { title: 'заяц' }, categories: { language: 'english' } },
      HOLDS,
    ],
    [
      'asks a column not to have a value',
      '  - title: { any: [заяц] }\n    where: { broadcast: { not: live } }',
      { texts: { title: 'заяц' }, categories: { broadcast: 'live' } },
      [],
    ],
    [
      'is only possible where a column it asks for is absent',
      '  - title: { any: [заяц] }\n    where: { seconds: { above: 60 }, is_shorts: 0 }',
      { texts: { title: 'заяц' }, numbers: { is_shorts: 0 } },
      ['Заяц, absent: seconds'],
    ],
    [
      'is not even possible where something else fails too',
      '  - title: { any: [заяц] }\n    where: { seconds: { above: 60 }, is_shorts: 0 }',
      { texts: { title: 'заяц' }, numbers: { is_shorts: 1 } },
      [],
    ],
    [
      'is only possible where a text it asks for is absent',
      '  - title: { any: [заяц] }\n    description: { any: [волк] }',
      { texts: { title: 'заяц' } },
      ['Заяц, absent: description'],
    ],
    [
      'is only possible where the text that would wake it is absent',
      '  - title: { any: [заяц] }\n    description: { any: [волк] }',
      { texts: { description: 'волк' } },
      ['Заяц, absent: title'],
    ],
    [
      'is not possible without a single hit',
      '  - title: { any: [заяц] }\n    description: { any: [волк] }',
      { texts: { channel: 'волк' } },
      [],
    ],
    [
      'may ask that a column be absent',
      '  - title: { any: [заяц] }\n    where: { seconds: { present: false } }',
      { texts: { title: 'заяц' } },
      HOLDS,
    ],
    [
      'finds an expression in the raw text',
      '  - title: { any: { of: ["Заяц №\\\\d+"], match: regex } }',
      { texts: { title: 'Заяц №5' } },
      HOLDS,
    ],
    [
      'finds an expression only as it is written',
      '  - title: { any: { of: ["Заяц №\\\\d+"], match: regex } }',
      { texts: { title: 'заяц №5' } },
      [],
    ],
    [
      'finds a case-sensitive keyword with its spaces',
      '  - title: { any: { of: ["Рой "], match: case } }',
      { texts: { title: 'Строй, Рой и Геройский' } },
      HOLDS,
    ],
    [
      'does not find it in other case or without them',
      '  - title: { any: { of: ["Рой "], match: case } }',
      { texts: { title: 'рой Рой' } },
      [],
    ],
    [
      'takes a leading space for a bound',
      '  - title: { any: [" бо "] }',
      { texts: { title: 'Зо и Бо!' } },
      HOLDS,
    ],
    [
      'does not find a bounded keyword inside a word',
      '  - title: { any: [" бо "] }',
      { texts: { title: 'Любовь' } },
      [],
    ],
    [
      'finds a keyword typed on the wrong keyboard',
      '  - title: { any: [чебурашка] }',
      { texts: { title: 'xt,ehfirf' } },
      HOLDS,
    ],
    [
      'finds a keyword in other letters',
      '  - title: { any: [чебурашка] }',
      { texts: { title: 'CHEBURASHKA' } },
      HOLDS,
    ],
    [
      'does not where the rule switches that off',
      '  - title: { any: { of: [чебурашка], fold: { translit: off } } }',
      { texts: { title: 'CHEBURASHKA' } },
      [],
    ],
    [
      'forgives a typo',
      '  - title: { any: [чебурашка] }',
      { texts: { title: 'чебурашко' } },
      HOLDS,
    ],
    [
      'forgives none where the rule says so',
      '  - title: { any: { of: [чебурашка], typos: off } }',
      { texts: { title: 'чебурашко' } },
      [],
    ],
    [
      'does not take a word in look-alike letters for its keyword',
      '  - title: { any: { of: [рот], match: word } }',
      { texts: { title: 'pot' } },
      [],
    ],
    [
      'sees through a swapped letter',
      '  - title: { any: { of: [рота], match: word } }',
      { texts: { title: 'poта' } },
      HOLDS,
    ],
  ]
  for (const [what, claims, columns, wanted] of table)
    test(what, async () => {
      assert.deepEqual(await claimsOf(claims, columns), wanted)
    })

  const numbers: readonly (readonly [keyword: string, title: string, found: boolean])[] = [
    ['Мадагаскар 2', 'Мадагаскар 2 смотреть', true],
    ['Мадагаскар 2', 'Мадогаскар 2 смотреть', true],
    ['Мадагаскар 2', 'Мадагаскар2', true],
    ['Мадагаскар 2', 'Мадагаскар 3 смотреть', false],
    ['Мадагаскар 2', 'Мадагаскар 21 смотреть', false],
    ['Мадагаскар 2', 'Мадагаскар смотреть', false],
    ['Мадагаскар 2', 'Мадагаскар ２', true],
    ['Мадагаскар', 'Мадагаскар 3 смотреть', true],
    ['101 далматинец', '101 далматинец', true],
    ['101 далматинец', '102 далматинец', false],
    ['101 далматинец', '1101 далматинец', false],
    ['101 далматинец', 'Серия 1 101 далматинец', true],
    ['44 котёнка', '4 котенка', false],
    ['2 сезон', '3 сезон', false],
    ['2 сезон', '12 сезон', false],
    ['сезон 2', 'сезон 2 1 серия', true],
    ['сезон 2 1', 'сезон 21', false],
    ['Бен 10', 'Бен 100', false],
    ['Бен 10', 'бен10', true],
    ['Приключения Т-34', 'Приключения Т-35', false],
    ['31.12.2024 новости', '31.12.2025 новости', false],
    ['الحلقة 12 ماشا', 'الحلقة ١٢ ماشا', true],
    ['الحلقة 12 ماشا', 'الحلقة ١٣ ماشا', false],
  ]
  for (const [keyword, title, found] of numbers) {
    test(`${keyword} ${found ? 'stands' : 'does not stand'} in ${title}`, async () => {
      const claims = await claimsOf(`  - title: { any: ["${keyword}"] }`, { texts: { title } })
      assert.equal(claims.length > 0, found)
    })
  }

  test('of a rule that is switched off is never made', async () => {
    const rules = await compiledOf([titleRule('Заяц', ['заяц'], 'enabled: false\n')])
    assert.deepEqual(matchRules(rules, normalItemOf({ texts: { title: 'заяц' } })), [])
  })

  test('has the level, rank and precision of its rule', async () => {
    const rules = await compiledOf([
      titleRule('Волк', ['волк']),
      titleRule('Заяц', ['заяц'], 'level: -1\nprecision: 0.5\n'),
    ])
    const [claim] = matchRules(rules, normalItemOf({ texts: { title: 'заяц' } }))
    assert.deepEqual([claim?.level, claim?.rank, claim?.precision], [-1, 1, 0.5])
  })

  test('does not take a word of everyday language for a typo, unless the typo was asked for', async () => {
    assert.equal(await claimsOn('', 'барбозкин'), 1)
    assert.equal(await claimsOn('', 'барбаскин'), 0)
    assert.equal(await claimsOn('typos: 1\n', 'барбаскин'), 1)
  })
})
