import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import type { Evaluation } from '../../src/index.js'
import { inFolder, runCommand } from '../helpers/run-command.js'

/** Measures a decisions file against labelled rows, both given as text. */
async function measured(labelled: string, decisions: string): Promise<Evaluation> {
  return inFolder(async (folder) => {
    const at = (name: string): string => join(folder, name)
    writeFileSync(at('rows.csv'), labelled)
    writeFileSync(at('decisions.csv'), decisions)
    const args = ['--decisions', at('decisions.csv'), '--json', at('figures.json')]
    const { code, stderr } = await runCommand(['evaluate', at('rows.csv'), ...args])
    assert.equal(code, 0, stderr)
    return JSON.parse(readFileSync(at('figures.json'), 'utf8')) as Evaluation
  })
}

suite('decisions made by anybody', () => {
  test('are an id and a project; no stage is made up for them', async () => {
    const found = await measured(
      'video_id,title,project\n1,a,A\n2,b,B\n3,c,none\n4,d,none\n',
      'project,id\nA,1\nA,2\nnone,3\n',
    )
    assert.deepEqual([found.accuracy, found.macroF1WithoutNone], [0.75, 1 / 3])
    assert.deepEqual(found.none, { precision: 1, recall: 1, f1: 1, support: 2, predicted: 2 })
    assert.deepEqual(found.stages, [])
    assert.equal(found.kinds.abstained, 1)
    const b = found.projects.find(({ project }) => project === 'B')
    assert.deepEqual(b, {
      project: 'B',
      precision: null,
      recall: 0,
      f1: 0,
      support: 1,
      predicted: 0,
    })
  })

  test('may say probabilities alone beside', async () => {
    const found = await measured(
      'id,title,project\n1,a,A\n2,b,A\n',
      'id,project,probability\n1,A,0.8\n2,none,0.6\n',
    )
    assert.ok(Math.abs((found.calibration?.brier ?? 0) - (0.04 + 0.36) / 2) < 1e-12)
  })

  test('are taken row by row where neither file has ids', async () => {
    const found = await measured('title,project\na,A\nb,B\n', 'project\nA\nA\n')
    assert.deepEqual([found.rows, found.accuracy], [2, 0.5])
  })

  for (const [name, decisions, words] of [
    ['of other rows altogether', 'y,A\n', /has no decision on any of the labelled rows/],
    ['twice on a row, not alike,', 'x,A\nx,A\nx,B\n', /decides twice on x, not alike/],
  ] as const) {
    test(`${name} are a mistake`, async () => {
      await inFolder(async (folder) => {
        const at = (file: string): string => join(folder, file)
        writeFileSync(at('rows.csv'), 'id,title,project\nx,a,A\n')
        writeFileSync(at('decisions.csv'), `id,project\n${decisions}`)
        const args = ['evaluate', at('rows.csv'), '--decisions', at('decisions.csv')]
        const { code, stderr } = await runCommand(args)
        assert.equal(code, 2)
        assert.match(stderr, words)
      })
    })
  }

  test('are measured by keys that the help tells of', async () => {
    const { stdout } = await runCommand(['evaluate', '--help'])
    const found = await measured('title,project\na,A\n', 'project\nA\n')
    for (const key of [...Object.keys(found), 'ablation'])
      assert.match(stdout, new RegExp(`^ .*\\b${key}\\b`, 'm'))
  })
})

const ROWS = [
  'id,title,channel_type,views,project',
  '1,зайчонок,kids,10,hare',
  '2,волчонок,kids,1,wolf',
  '3,a fox,,4,fox',
  '4,ничего,news,5,none',
]
const DECISIONS = 'id,project,probability\n1,hare,0.9\n2,wolf,0.6\n3,none,0.7\n4,fox,0.55\n'

/** Rules of two projects, labelled rows and decisions, in a folder in which commands run. */
async function withRows(work: () => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    const home = process.cwd()
    process.chdir(folder)
    try {
      for (const [name, words] of [
        ['old', ['зайчонок']],
        ['new', ['зайчонок', 'волчонок', 'fox']],
      ] as const) {
        mkdirSync(name)
        for (const word of words) {
          const project = { зайчонок: 'hare', волчонок: 'wolf', fox: 'fox' }[word]
          const rule = `kaskad: 1\nproject: ${project}\nclaims: [{ title: { any: [${word}] } }]\n`
          writeFileSync(join(name, `${project}.yaml`), rule)
        }
      }
      writeFileSync('rows.csv', `${ROWS.join('\n')}\n`)
      writeFileSync('decisions.csv', DECISIONS)
      await work()
    } finally {
      process.chdir(home)
    }
  })
}

async function figuresOf(args: readonly string[]): Promise<Evaluation> {
  const { code, stdout, stderr } = await runCommand([
    'evaluate',
    'rows.csv',
    '--json',
    '-',
    ...args,
  ])
  assert.equal(code, 0, stderr)
  return JSON.parse(stdout) as Evaluation
}

suite('slices, weights and the whole confusion matrix', () => {
  test('rows are cut by columns and by what is worked out of the title', async () => {
    await withRows(async () => {
      const by = 'channel_type,script,length,missing,language'
      const { slices } = await figuresOf(['--decisions', 'decisions.csv', '--by', by])
      const values = (name: string): (string | number)[][] =>
        slices.filter((slice) => slice.by === name).map(({ value, rows }) => [value, rows])
      assert.deepEqual(values('channel_type'), [
        ['kids', 2],
        ['(blank)', 1],
        ['news', 1],
      ])
      assert.deepEqual(values('script'), [
        ['cyrillic', 3],
        ['latin', 1],
      ])
      assert.deepEqual(values('length'), [['0–20', 4]])
      assert.deepEqual(values('missing')[0], ['(nothing)', 3])
      assert.deepEqual(values('language')[0], ['ru', 3])
      assert.equal(slices.find(({ value }) => value === 'kids')?.accuracy, 1)
      assert.equal(slices.find(({ value }) => value === 'news')?.macroF1WithoutNone, null)
    })
  })

  test('a weight counts a row so many times', async () => {
    await withRows(async () => {
      const found = await figuresOf(['--decisions', 'decisions.csv', '--weight', 'views'])
      assert.equal(found.rows, 20)
      assert.equal(found.accuracy, 11 / 20)
      assert.equal(found.none.support, 5)
      const { code, stderr } = await runCommand([
        'evaluate',
        'rows.csv',
        '--rules',
        'new',
        '--weight',
        'title',
      ])
      assert.equal(code, 2)
      assert.match(stderr, /rows\.csv:2 title: expected a number from 0 on, not "зайчонок"/)
    })
  })

  test('bins say how many of the rows at a probability are right', async () => {
    await withRows(async () => {
      const { calibration } = await figuresOf(['--decisions', 'decisions.csv'])
      assert.deepEqual(
        calibration?.bins.map(({ from, rows, right }) => [from, rows, right]),
        [
          [0.5, 1, 0],
          [0.6, 1, 1],
          [0.7, 1, 0],
          [0.9, 1, 1],
        ],
      )
    })
  })

  test('the matrix has a row for each label and a column for each answer', async () => {
    await withRows(async () => {
      const args = ['--decisions', 'decisions.csv', '--confusion', '-']
      const { stdout } = await runCommand(['evaluate', 'rows.csv', ...args])
      const lines = ['gold,fox,hare,wolf,none', 'fox,0,0,0,1', 'hare,0,1,0,0', 'wolf,0,0,1,0']
      assert.deepEqual(stdout.trim().split('\n'), [...lines, 'none,1,0,0,0'])
    })
  })

  test('stages are measured one after the other', async () => {
    await withRows(async () => {
      const found = (await figuresOf(['--rules', 'new', '--ablate'])) as Evaluation & {
        readonly ablation: readonly { stages: string[]; figures: Evaluation }[]
      }
      assert.deepEqual(
        found.ablation.map(({ stages }) => stages),
        [['rules']],
      )
      assert.equal(found.ablation[0]?.figures.macroF1, found.macroF1)
    })
  })

  test('a name that is no column is a mistake', async () => {
    await withRows(async () => {
      const { code, stderr } = await runCommand([
        'evaluate',
        'rows.csv',
        '--rules',
        'new',
        '--by',
        'chanel_type',
      ])
      assert.equal(code, 2)
      assert.match(stderr, /--by: no column "chanel_type".*channel_type/)
    })
  })
})

suite('compare', () => {
  test('tells what rules gain and lose, and ends with 2 above a loss', async () => {
    await withRows(async () => {
      const args = ['old', 'new', '--gold', 'rows.csv']
      const { code, stdout } = await runCommand(['compare', ...args])
      assert.equal(code, 0)
      assert.match(stdout, /^4 rows, 4 labelled: 2 changed, loss 0\.0 %$/m)
      assert.match(stdout, /^accuracy +0\.5000 +1\.0000 +\+0\.5000/m)
      assert.match(stdout, /right only before: 0, right only after: 2, McNemar p 0\.5000/)
      const back = await runCommand([
        'compare',
        'new',
        'old',
        '--gold',
        'rows.csv',
        '--max-loss',
        '0.1',
      ])
      assert.equal(back.code, 2)
      assert.match(back.stderr, /the loss 0\.5000 is above --max-loss 0\.1/)
    })
  })

  test('takes decisions by anybody on either side, without labels too', async () => {
    await withRows(async () => {
      writeFileSync('mine.csv', 'id,title,project\n1,зайчонок,hare\n2,в,none\n3,x,none\n5,y,fox\n')
      const files = await runCommand(['compare', 'decisions.csv', 'mine.csv', '--json'])
      assert.equal(files.code, 0, files.stderr)
      const found = JSON.parse(files.stdout) as { rows: number; changed: number; loss: number }
      assert.deepEqual([found.rows, found.changed, found.loss], [5, 3, 2 / 3])
      assert.match(files.stderr, /1 row without a decision in mine\.csv: taken as none/)
      const mixed = await runCommand(['compare', 'decisions.csv', 'new', '--on', 'rows.csv'])
      assert.match(mixed.stdout, /^4 rows, 4 labelled: 2 changed/m)
    })
  })

  for (const [name, args, words] of [
    ['a side that is not there', ['nope', 'new'], /nope: no such file or folder/],
    ['a folder without rows', ['old', 'new'], /old is a folder: --gold or --on/],
    [
      'rows twice',
      ['old', 'new', '--gold', 'rows.csv', '--on', 'rows.csv'],
      /expected one of them/,
    ],
    ['rows that can be read once', ['old', 'new', '--on', '-'], /expected files, not -/],
    ['decisions on other rows', ['rows.csv', 'new', '--on', 'others.csv'], /no decision on any/],
  ] as const) {
    test(`${name} is a mistake`, async () => {
      await withRows(async () => {
        writeFileSync('others.csv', 'id,title\n7,x\n')
        const { code, stderr } = await runCommand(['compare', ...args])
        assert.equal(code, 2)
        assert.match(stderr, words)
      })
    })
  }
})

suite('split', () => {
  test('every row is in one part with all its columns, and copies stay together', async () => {
    await inFolder(async (folder) => {
      const at = (name: string): string => join(folder, name)
      const rows = Array.from({ length: 60 }, (_, nth) => {
        const title = `${nth % 3 === 0 ? 'One title' : `title ${nth}`}, again`
        return `${nth},"${title}",2024-${1 + (nth % 9)}-01,${nth % 2 === 0 ? 'hare' : 'none'}`
      })
      writeFileSync(at('rows.csv'), `id,title,published,project\n${rows.join('\n')}\n`)
      for (const more of [[], ['--time', 'published'], ['--group', 'near-duplicates']]) {
        const out = [
          '--train',
          at('train.csv'),
          '--test',
          at('test.csv'),
          '--share',
          '0.3',
          ...more,
        ]
        const { code, stderr } = await runCommand(['split', at('rows.csv'), ...out])
        assert.equal(code, 0, stderr)
        const parts = ['train.csv', 'test.csv'].map((name) =>
          readFileSync(at(name), 'utf8').trim().split('\n'),
        )
        for (const [head] of parts) assert.equal(head, 'id,title,published,project')
        assert.deepEqual(parts.flatMap(([, ...own]) => own).toSorted(), rows.toSorted())
        assert.equal(parts.filter((part) => part.some((line) => line.includes('One'))).length, 1)
        assert.match(stderr, /rows to train on, \d+ rows to test with/)
      }
    })
  })
})
