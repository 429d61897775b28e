import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import * as fc from 'fast-check'
import { escapeHtml, escapeJson } from '../../src/report/html.js'
import { loadFamilies } from '../../src/normalise/words/families.js'
import { countReport, type ReportRow } from '../../src/report/report-tally.js'
import { REPORT_WORDS } from '../../src/report/words.js'
import { inFolder, runCommand } from '../helpers/run-command.js'

const EVIL = `</script><script>alert(1)</script><img src=x onerror=alert(2)> \u202Egpj"'`

const DECISIONS = [
  'id,project,decision,stage,probability,why,runner_up,title,published,views',
  `1,hare,assigned,rules,0.95,"keyword ""зайчонок""",,"${EVIL.replaceAll('"', '""')}",2024-05-01,100`,
  '2,hare,assigned,heads,0.55,heads,wolf,волчонок и зайчонок,20240603,20',
  '3,none,abstained,heads,,,wolf,обзор игрушек,03.06.2024,',
  '4,none,none,rules,0.99,,,обзор распаковки,,7',
  '5,wolf,assigned,heads,0.93,heads,,обзор волчонка,2024-06,1',
]

async function reported(args: readonly string[] = []): Promise<string> {
  return inFolder(async (folder) => {
    const at = (name: string): string => join(folder, name)
    writeFileSync(at('decisions.csv'), `${DECISIONS.join('\n')}\n`)
    writeFileSync(at('others.csv'), 'id,project\n1,hare\n2,wolf\n3,none\n4,wolf\n5,none\n')
    writeFileSync(
      at('gold.csv'),
      'id,title,project\n1,a,hare\n2,b,wolf\n3,c,none\n4,d,none\n5,e,hare\n',
    )
    const given = args.map((arg) => (arg.endsWith('.csv') ? at(arg) : arg))
    const out = ['-o', at('report.html'), ...given]
    const { code, stderr } = await runCommand(['report', at('decisions.csv'), ...out])
    assert.equal(code, 0, stderr)
    return readFileSync(at('report.html'), 'utf8')
  })
}

/** The cells of the row of a table, by the caption of the table and the name of the row. */
function cellsOf(page: string, caption: string, name: string): string[] {
  const table = page.split('<table').find((each) => each.includes(`<caption>${caption}<`)) ?? ''
  const row = table.split('<tr>').find((each) => each.includes(`<bdi>${name}</bdi>`)) ?? ''
  return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) =>
    cell.replaceAll(/<\/?bdi>/g, ''),
  )
}

interface Data {
  readonly rows: readonly { readonly id: string; readonly worth: string; readonly title: string }[]
}

function dataOf(page: string): Data {
  const [, json = ''] =
    /<script type="application\/json" id="rows">(.*?)<\/script>/s.exec(page) ?? []
  return JSON.parse(json) as Data
}

suite('kaskad report', () => {
  test('tells rows by kind, stage, project and month, and adds columns up', async () => {
    const page = await reported(['--sum', 'views'])
    assert.deepEqual(cellsOf(page, REPORT_WORDS.en.cascade, 'heads'), ['3', '0.6000'])
    assert.deepEqual(cellsOf(page, 'Projects', 'hare'), ['2', '120'])
    assert.deepEqual(cellsOf(page, 'Rows by month', 'hare'), ['1', '1'])
    assert.deepEqual(cellsOf(page, 'Totals by project and month: views', 'hare'), ['100', '20'])
    assert.deepEqual(
      ['assigned', 'none', 'abstained'].map((kind) => cellsOf(page, 'Rows: 5', kind)),
      [
        ['3', '0.6000', '121', '0.9453'],
        ['1', '0.2000', '7', '0.0547'],
        ['1', '0.2000', '0', '0.0000'],
      ],
    )
  })

  test('with labels it measures, and shows mistakes first', async () => {
    const page = await reported(['--gold', 'gold.csv', '--bootstrap', '20'])
    assert.equal(cellsOf(page, 'Figures beside labels (5)', 'accuracy')[0], '0.6000')
    assert.deepEqual(cellsOf(page, 'Projects', 'hare'), ['2', '0.5000', '0.5000', '0.5000', '2'])
    assert.deepEqual(
      dataOf(page).rows.map(({ id, worth }) => [id, worth]),
      [
        ['2', 'error'],
        ['5', 'error'],
        ['3', 'unsure'],
        ['1', 'sample'],
        ['4', 'sample'],
      ],
    )
  })

  test('beside other decisions it tells what changed', async () => {
    const page = await reported(['--compare', 'others.csv'])
    const table = page.split('<caption>').find((each) => each.startsWith('Changes from')) ?? ''
    assert.match(table, /: 3<\/caption>/)
  })

  test('what anybody wrote is text, and the page may run one script and load nothing', async () => {
    const page = await reported(['--lang', 'ru'])
    assert.match(page, /<html lang="ru">/)
    const scripts = [...page.matchAll(/<script\b([^>]*)>(.*?)<\/script>/gs)]
    assert.deepEqual(
      scripts.map(([, attributes]) => attributes),
      [' type="application/json" id="rows"', ''],
    )
    const hash = createHash('sha256')
      .update(scripts[1]?.[2] ?? '')
      .digest('base64')
    assert.ok(page.includes(`default-src 'none'`) && page.includes(`'sha256-${hash}'`))
    assert.doesNotMatch(page, /<img|https?:\/\/|[\u202A-\u202E\u2066-\u2069]/)
    const { title } = dataOf(page).rows.find(({ id }) => id === '1') ?? { title: '' }
    assert.equal(title, EVIL.replace('\u202E', '⟨U+202E⟩'))
  })

  for (const [args, words] of [
    [['--gold', 'others.csv', '--label', 'nope'], /no column "nope"/],
    [['--sum', 'views,views'], /given twice/],
    [['--rows', 'x'], /expected a whole number/],
  ] as const) {
    test(`${args.join(' ')} is a mistake`, async () => {
      await inFolder(async (folder) => {
        const at = (name: string): string => join(folder, name)
        for (const name of ['decisions.csv', 'others.csv'])
          writeFileSync(at(name), `${DECISIONS.join('\n')}\n`)
        const given = args.map((arg) => (arg.endsWith('.csv') ? at(arg) : arg))
        const command = ['report', at('decisions.csv'), '-o', at('r.html'), ...given]
        const { code, stderr } = await runCommand(command)
        assert.equal(code, 2)
        assert.match(stderr, words)
      })
    })
  }
})

test('no text ends the element or attribute that it stands in', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('<>&"\'/\u202E\u2028 a'), '</script>') }),
      (text) => {
        assert.doesNotMatch(escapeHtml(text), /[<>"'\u202E]|&(?!(?:amp|lt|gt|quot|#39);)/)
        assert.doesNotMatch(escapeJson({ text }), /[<\u2028]/)
        assert.deepEqual(JSON.parse(escapeJson({ text })), { text })
      },
    ),
  )
})

const ROW: ReportRow = {
  id: '',
  title: 'обзор',
  gold: 'a',
  project: 'a',
  kind: 'assigned',
  stage: 'rules',
  probability: 1,
  why: '',
  runnerUp: '',
  month: '',
  sums: [],
}

test('of many rows the list has as many as were asked for, each kind its part', async () => {
  const familyOf = await loadFamilies()
  const counter = countReport({ none: 'none', seed: 1, familyOf, rows: 100 })
  for (let nth = 0; nth < 10_000; nth++)
    counter.add({ ...ROW, id: String(nth), gold: nth % 2 === 0 ? 'a' : 'b' })
  const { shown, rows } = counter.finish()
  assert.equal(rows, 10_000)
  assert.equal(shown.filter(({ worth }) => worth === 'error').length, 50)
  assert.equal(shown.filter(({ worth }) => worth === 'sample').length, 15)
  assert.ok(shown.some(({ id }) => Number(id) > 5000))
})

test('frequent words without a project stand with their other forms', async () => {
  const familyOf = await loadFamilies()
  const counter = countReport({ none: 'none', seed: 1, familyOf, rows: 100 })
  const titles = ['паровоз приехал', 'паровоза нет', 'паровозы гудят', 'паровоз и кошка']
  for (let nth = 0; nth < 40; nth++) {
    counter.add({ ...ROW, title: 'обзор кошки' })
    counter.add({ ...ROW, title: titles[nth % 4] ?? '', project: 'none', kind: 'none' })
  }
  const [first] = counter.finish().words
  assert.deepEqual(first, {
    word: 'паровоз',
    forms: ['паровоза', 'паровозы'],
    without: 20,
    within: 0,
  })
})

test('pictures are images with a text and no script, and evaluate writes the same page', async () => {
  const page = await reported(['--gold', 'gold.csv'])
  const pictures = page.match(/<svg role="img" aria-label="[^"]+"/g) ?? []
  assert.equal(pictures.length, page.split('<figure>').length - 1)
  assert.ok(pictures.length >= 4)
  assert.ok(!/<g[^>]*aria-label/.test(page))
  await inFolder(async (folder) => {
    const at = (name: string): string => join(folder, name)
    mkdirSync(at('rules'))
    writeFileSync(
      at('rules/hare.yaml'),
      'kaskad: 1\nproject: hare\nclaims: [{ title: { any: [заяц] } }]\n',
    )
    writeFileSync(at('rows.csv'), 'id,title,project\n1,заяц,hare\n2,<b>лис</b>,none\n3,ёж,hare\n')
    const args = ['evaluate', at('rows.csv'), '--rules', at('rules'), '--stages', 'rules']
    const { code, stderr } = await runCommand([...args, '--html', at('page.html'), '--lang', 'ru'])
    assert.equal(code, 0, stderr)
    const own = readFileSync(at('page.html'), 'utf8')
    assert.ok(own.includes('<html lang="ru">') && !own.includes('<b>лис'))
    assert.deepEqual(
      dataOf(own).rows.map(({ id, worth }) => `${id} ${worth}`),
      ['3 error', '1 sample', '2 sample'],
    )
  })
})
