import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { after, suite, test } from 'node:test'
import type { Edge } from '../../src/cli/terminal/edge.js'
import { closeBackend, openBackend } from '../../src/hybrid/runtimes/backend.js'
import { readHeadsModel } from '../../src/model/heads-model.js'
import { writeHybrid } from '../../src/model/hybrid-model.js'
import { trainModel } from '../../src/hybrid/steps/train-model.js'
import { files, name as HUB_NAME, startHub } from '../hybrid/hub.js'
import { madeUpRows, tinySettings } from '../hybrid/rows.js'
import { inFolder, runCommand, type Ran } from '../helpers/run-command.js'

const STAGES = ['--stages', 'heads,hybrid']
const SMALL = ['--hybrid', 'epochs=2,layers=1,heads=2,dim=16,inner=16,vocabulary=200,length=12']

/** Rows as a file; `relabel` changes the labels. */
function csvOf(count: number, relabel: (gold: string) => string = (gold) => gold): string {
  const lines = madeUpRows(count).map(({ item, gold }) =>
    [item.id, item.texts['title'], item.numbers['seconds'], relabel(gold)].join(','),
  )
  return ['id,title,seconds,project', ...lines, ''].join('\n')
}

/** The report of the hybrid in a model folder, and the folder it lies in. */
function reportIn(model: string): { readonly text: string; readonly place: string } {
  const { hybrid } = JSON.parse(readFileSync(join(model, 'manifest.json'), 'utf8'))
  const place = join(model, hybrid.folder)
  return { text: readFileSync(join(place, 'report.json'), 'utf8'), place }
}

/** Trains in a folder of its own with a cache of its own. */
function train(folder: string, args: readonly string[], more: Partial<Edge> = {}): Promise<Ran> {
  const model = ['--model', join(folder, 'model')]
  return runCommand(['train', join(folder, 'labelled.csv'), ...model, ...STAGES, ...args], {
    env: { XDG_CACHE_HOME: join(folder, 'cache') },
    ...more,
  })
}

suite('a hybrid from labelled rows', () => {
  after(closeBackend)

  test('is measured, its card written, and left out where it brings nothing', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'labelled.csv'), csvOf(150))
      const told = await train(folder, SMALL)
      assert.equal(told.code, 0, told.stderr)
      assert.match(told.stderr, /hybrid: judges [\d.]+ % of the rows, [\d.]+ ms each/)
      const model = join(folder, 'model')
      const { text, place } = reportIn(model)
      const report = JSON.parse(text) as {
        readonly joins: boolean
        readonly interval: readonly number[]
      }
      assert.equal(report.joins, false)
      assert.equal(report.interval.length, 2)
      assert.deepEqual(readdirSync(place), ['README.md', 'report.json'])
      const card = readFileSync(join(place, 'README.md'), 'utf8')
      for (const part of ['# Hybrid model: left out', '150 rows', 'gain, 95 % interval']) {
        assert.ok(card.includes(part), part)
      }
      const none = await runCommand(['export', '--onnx', join(folder, 'x.onnx'), '--model', model])
      assert.equal(none.code, 2)
      assert.match(none.stderr, /no hybrid to export: left out, no sure gain/)
      const out = join(folder, 'out.csv')
      const classify = ['classify', join(folder, 'labelled.csv'), '-o', out, '--model', model]
      const classified = await runCommand([...classify, ...STAGES])
      assert.equal(classified.code, 0, classified.stderr)
      assert.match(classified.stderr, /^note: the hybrid is not in .*: left out/m)
    })
  })

  test('may be pre-trained on rows without labels', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'labelled.csv'), csvOf(60))
      writeFileSync(join(folder, 'more.csv'), 'id,title\n1,a penguin in the snow\n2,a penguin\n')
      const told = await train(folder, [...SMALL, '--unlabelled', join(folder, 'more.csv')])
      assert.equal(told.code, 0, told.stderr)
      assert.match(told.stderr, /hybrid: 2 rows without a label/)
    })
  })

  test('begins with an encoder of the hub, frozen: fetched once, its vectors kept', async () => {
    await inFolder(async (folder) => {
      const asked: string[] = []
      const home = join(folder, 'hub')
      const bytes = files.get('model.safetensors')?.length ?? 0
      const { server, endpoint } = await startHub(asked, {
        home,
        cutAfter: Math.ceil(bytes / 3),
      })
      const [oldEndpoint, oldHome] = [process.env['HF_ENDPOINT'], process.env['HF_HOME']]
      Object.assign(process.env, { HF_ENDPOINT: endpoint, HF_HOME: home })
      try {
        writeFileSync(join(folder, 'labelled.csv'), csvOf(90))
        const args = ['--encoder', HUB_NAME, '--hybrid', 'epochs=2,length=12']
        const missing = await train(folder, [...args, '--offline'])
        assert.equal(missing.code, 2)
        assert.match(missing.stderr, /someone\/small: not on this machine/)
        const told = await train(folder, args)
        assert.equal(told.code, 0, told.stderr)
        assert.match(told.stderr, /model\.safetensors: the connection broke at \d+ of \d+ bytes/)
        assert.ok(asked.some((one) => one.startsWith('model.safetensors bytes=')))
        assert.ok(existsSync(join(home, 'hub/models--someone--small/refs/main')))
        const vectors = join(folder, 'cache/kaskad/vectors')
        const kept = (): string[] =>
          readdirSync(vectors, { recursive: true, encoding: 'utf8' }).toSorted()
        const before = kept()
        assert.equal(readdirSync(vectors).length, 2, 'of the heads and of the hybrid')
        const manifest = readFileSync(join(folder, 'model/manifest.json'), 'utf8')
        assert.match(manifest, /"encoder": \{\s*"name": "someone\/small"/)

        server.closeAllConnections()
        server.close()
        asked.length = 0
        const report = reportIn(join(folder, 'model')).text
        const again = await train(folder, [...args, '--offline'])
        assert.equal(again.code, 0, again.stderr)
        assert.deepEqual(asked, [])
        assert.deepEqual(kept(), before)
        assert.equal(reportIn(join(folder, 'model')).text, report)
      } finally {
        server.close()
        for (const [name, value] of [
          ['HF_ENDPOINT', oldEndpoint],
          ['HF_HOME', oldHome],
        ] as const) {
          if (value === undefined) delete process.env[name]
          else process.env[name] = value
        }
      }
    })
  })

  test('cut off it keeps what is done, goes on and comes to the same figures', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'labelled.csv'), csvOf(240))
      const report = (): string => reportIn(join(folder, 'model')).text
      const unfinished = join(folder, 'model/hybrid/unfinished')
      const { stderr: whole } = await train(folder, SMALL)
      assert.doesNotMatch(whole, /goes on from/)
      const figures = report()

      const abort = new AbortController()
      let said = ''
      const stderr = new Writable({
        write: (text: Buffer, _, done) => {
          said += text.toString()
          if (existsSync(unfinished)) abort.abort()
          done()
        },
      })
      const cut = await train(folder, SMALL, { stderr, interrupted: abort.signal })
      assert.equal(cut.code, 130)
      assert.match(said, /hybrid: what is done is kept, the same command goes on from there/)
      assert.ok(existsSync(unfinished))
      const again = await train(folder, SMALL)
      assert.equal(again.code, 0, again.stderr)
      assert.match(again.stderr, /hybrid: goes on from step \d+ of a run that was cut off/)
      assert.equal(report(), figures)
      assert.ok(!existsSync(unfinished))
    })
  })

  test('one that joined decides what heads defer, is measured and exported', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'labelled.csv')
      writeFileSync(path, csvOf(200))
      const model = join(folder, 'model')
      assert.equal(
        (await runCommand(['train', path, '--model', model, '--stages', 'heads'])).code,
        0,
      )
      await openBackend('wasm')
      const rows = madeUpRows(200).map(({ item, gold }) => ({
        item: { ...item, categories: {} },
        gold,
      }))
      const settings = { ...tinySettings, open: 'all' } as const
      await writeHybrid(model, {
        model: await trainModel(rows, settings, { none: 'none' }),
        report: { why: 'a test', deferredShare: 0.1 },
        beside: await readHeadsModel(model),
      })
      const figures = join(folder, 'figures.json')
      const evaluate = ['evaluate', path, '--model', model, '--json', figures, '--bootstrap', '0']
      const told = await runCommand([...evaluate, '--stages', 'hybrid'])
      assert.equal(told.code, 0, told.stderr)
      const found = JSON.parse(readFileSync(figures, 'utf8')) as {
        readonly stages: readonly { readonly stage: string; readonly accuracy: number }[]
      }
      assert.equal(found.stages[0]?.stage, 'hybrid')
      assert.ok((found.stages[0]?.accuracy ?? 0) > 0.8)
      const onnx = join(folder, 'x.onnx')
      const exported = await runCommand(['export', '--onnx', onnx, '--model', model])
      assert.equal(exported.code, 0, exported.stderr)
      assert.match(exported.stderr, /bytes, fp32$/m)
      assert.ok(readFileSync(onnx).length > 1000)
      const int8 = ['export', '--onnx', onnx, '--model', model, '--precision', 'int8']
      assert.match((await runCommand(int8)).stderr, /bytes, int8$/m)
    })
  })
})

suite('options of the hybrid that make no sense', () => {
  for (const [args, message] of [
    [['--hybrid', 'epochs=0'], /--hybrid: epochs cannot be "0"/],
    [['--hybrid', 'pooling=min'], /--hybrid: pooling cannot be "min"/],
    [['--hybrid', 'layers=0'], /--hybrid: layers cannot be "0"/],
    [['--hybrid', 'dim=64,heads=5'], /--hybrid: 5 heads do not divide dim=64/],
    [['--hybrid', 'speed=9'], /--hybrid: expected name=value of accumulation, .* not "speed=9"/],
    [
      ['--encoder', 'no/such/folder'],
      /no\/such\/folder: neither a folder .* nor a name on the hub/,
    ],
    [
      ['--encoder', 'x/y', '--hybrid', 'dim=8'],
      /--encoder x\/y: has its weights already; leave out dim or/,
    ],
    [
      ['--stages', 'heads', '--hybrid', 'epochs=1'],
      /--hybrid: is a setting of the hybrid model, which needs/,
    ],
  ] as const) {
    test(`are told before anything is fitted: ${args.join(' ')}`, async () => {
      await inFolder(async (folder) => {
        writeFileSync(join(folder, 'labelled.csv'), csvOf(20))
        const { code, stderr } = await train(folder, args)
        assert.equal(code, 2)
        assert.match(stderr, message)
        assert.ok(!existsSync(join(folder, 'model')))
      })
    })
  }
})
