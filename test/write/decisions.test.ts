import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterEach, beforeEach, suite, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import type { Decision } from '../../src/types/decision.js'
import { KaskadError } from '../../src/types/error.js'
import { probability } from '../../src/types/verdict.js'
import { cellWriter } from '../../src/write/csv-line.js'
import type { DecisionOutput } from '../../src/write/decisions.js'
import { openDecisions } from '../../src/write/decisions.js'
import type { TextStyle } from '../../src/write/text-style.js'
import { openRejects } from '../../src/write/rejects.js'
import { isBrokenPipe } from '../../src/model/output-error.js'

const decision: Decision = {
  id: 'a1',
  kind: 'collection',
  project: 'сборник',
  projects: ['Фиксики', 'Барбоскины'],
  stage: 'rules',
  probability: probability(0.123456),
  why: 'rules/fix.yaml:3 title has "Фиксики", exact',
  runnerUp: undefined,
  conflicts: [],
}
const HEADER = 'id,project,decision,stage,probability,why,runner_up'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaskad-write-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** A stream that remembers what it was given and may be slow or broken. */
function collector(fault?: NodeJS.ErrnoException): Writable & { readonly text: () => string } {
  const chunks: Buffer[] = []
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk)
      setImmediate(done, fault)
    },
  })
  return Object.assign(stream, { text: () => Buffer.concat(chunks).toString('utf8') })
}

async function written(
  output: Omit<DecisionOutput, 'target'>,
  rows: readonly Decision[],
  kept: readonly string[] = [],
): Promise<string> {
  const target = collector()
  const sink = await openDecisions({ ...output, target })
  await sink.write(
    rows,
    rows.map(() => ({ kept })),
  )
  await sink.close()
  return target.text()
}

suite('openDecisions', () => {
  test('writes a header and a line per decision; absent is blank', async () => {
    assert.equal(
      await written({}, [decision, { ...decision, probability: undefined, runnerUp: 'Смешарики' }]),
      `${HEADER}
a1,сборник,collection,rules,0.1235,"rules/fix.yaml:3 title has ""Фиксики"", exact",
a1,сборник,collection,rules,,"rules/fix.yaml:3 title has ""Фиксики"", exact",Смешарики
`,
    )
  })

  test('JSONL has the projects as an array and null for what is absent', async () => {
    assert.equal(
      await written({ format: 'jsonl', keep: ['url', 'id'] }, [decision], ['', 'x']),
      `{"id":"a1","project":"сборник","projects":["Фиксики","Барбоскины"],"decision":"collection","stage":"rules","probability":0.1235,"why":"rules/fix.yaml:3 title has \\"Фиксики\\", exact","runner_up":null,"url":null,"input_id":"x"}\n`,
    )
  })

  test('kept columns follow under their names, or as input_… where the name is taken', async () => {
    assert.equal(
      await written(
        { format: 'tsv', keep: ['url', 'project'] },
        [{ ...decision, why: '' }],
        ['u\t', 'none'],
      ),
      `${HEADER.replaceAll(',', '\t')}\turl\tinput_project\na1\tсборник\tcollection\trules\t0.1235\t\t\t"u\t"\tnone\n`,
    )
  })

  test('rows below a chance are marked, in a column of their own before the kept ones', async () => {
    const rows = [0.2, 0.6, 0.5].map((chance) => ({
      ...decision,
      why: '',
      probability: probability(chance),
    }))
    const text = await written({ keep: ['review'], reviewBelow: 0.5 }, rows, ['x'])
    assert.deepEqual(
      text.split('\n').map((line) => line.split(',').slice(6).join(',')),
      ['runner_up,review,input_review', ',yes,x', ',,x', ',,x', ''],
    )
  })

  const text = fc.string({
    unit: fc.constantFrom('a', 'ж', '"', ',', '\t', '\n', '\r', ' ', '=', '+', '-', '@', '1', '😀'),
    maxLength: 8,
  })

  test('what is written is read back by csv-parse as it was, and is what csv-stringify writes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, text, text)),
        fc.constantFrom('csv', 'tsv'),
        async (rows, format) => {
          const delimiter = format === 'tsv' ? '\t' : ','
          const decisions = rows.map(([id, why, runnerUp]) => ({
            ...decision,
            id: `i${id}`,
            why,
            runnerUp,
          }))
          const out = await written({ format }, decisions)
          const cells = decisions.map(({ id, project, kind, stage, why, runnerUp }) => [
            id,
            project,
            kind,
            stage,
            '0.1235',
            why,
            runnerUp,
          ])
          assert.deepEqual(
            (parse(out, { delimiter, recordDelimiter: '\n' }) as unknown[]).slice(1),
            cells,
          )
          assert.equal(
            out.slice(HEADER.length + 1),
            stringify(cells, { delimiter, quoted_match: /\r/ }),
          )
        },
      ),
    )
  })

  test('--excel leaves no cell a spreadsheet would run, and plain numbers alone', () => {
    const cell = cellWriter({ delimiter: ',', excel: true })
    const table = {
      '=1+1': "'=1+1",
      '+1 a': "'+1 a",
      '-a': "'-a",
      '@sum': "'@sum",
      '\ta': "'\ta",
      '\ra': '"\'\ra"',
      '\na': '"\'\na"',
      '\n=1': '"\'\n=1"',
      ' =1+1': "' =1+1",
      '\u00A0\u200B=1': "'\u00A0\u200B=1",
      '＝1+1': "'＝1+1",
      '＋1': "'＋1",
      '－1': "'－1",
      '＠sum': "'＠sum",
      ' -5': "' -5",
      ' a': ' a',
      '=a,b': '"\'=a,b"',
      '-5': '-5',
      '+1.5': '+1.5',
      'a=b': 'a=b',
    }
    for (const [value, out] of Object.entries(table)) assert.equal(cell(value), out)
    const plain = cellWriter({ delimiter: ',', excel: false })
    assert.equal(plain('=1+1'), '=1+1')
  })

  test('--excel begins with a byte order mark, and makes no sense for JSONL', async () => {
    assert.ok((await written({ style: { excel: 'any' } }, [])).startsWith(`\uFEFF${HEADER}`))
    await assert.rejects(
      written({ style: { excel: 'any' }, format: 'jsonl' }, []),
      new KaskadError('usage', '--excel: expected an output in CSV or TSV, not JSONL'),
    )
  })
})

const style = { excel: 'ru' } as const

async function bytesOf(made: TextStyle, id = 'a1'): Promise<Buffer> {
  const target = join(folder, 'out.csv')
  const sink = await openDecisions({ target, style: made, keep: ['n'] })
  try {
    await sink.write([{ ...decision, id, why: 'a;b' }], [{ kept: ['=1,5'] }])
    await sink.close()
  } catch (error) {
    await sink.abort()
    throw error
  }
  return readFile(target)
}

suite('a table for Russian settings', () => {
  const rows =
    'id;project;decision;stage;probability;why;runner_up;n\n' +
    'a1;сборник;collection;rules;0,1235;"a;b";;\'=1,5\n'

  test('has a mark, ; between cells and a decimal comma, in any encoding that it fits', async () => {
    assert.equal((await bytesOf(style)).toString(), `\uFEFF${rows}`)
    for (const encoding of ['utf-16', 'utf-16be', 'windows-1251', 'koi8-r', 'ibm866']) {
      const label = encoding === 'utf-16' ? 'utf-16le' : encoding
      const bytes = await bytesOf({ ...style, encoding })
      assert.equal(new TextDecoder(label).decode(bytes), rows)
    }
    assert.deepEqual(
      [...(await bytesOf({ encoding: 'utf-16' })).subarray(0, 4)],
      [255, 254, 105, 0],
    )
  })

  test('is refused with the row where a character does not fit; so are other encodings', async () => {
    const target = join(folder, 'out.csv')
    for (const id of ['🎉', 'é']) {
      const code = id === 'é' ? 'U+00E9' : 'U+1F389'
      await assert.rejects(
        bytesOf({ ...style, encoding: 'windows-1251' }, id),
        new KaskadError(
          'output',
          `${target}: row 2 ("${id}") has "${id}" (${code}), which windows-1251 has not: --output-encoding utf-8 or utf-16 takes every character`,
        ),
      )
    }
    for (const encoding of ['gbk', 'utf-32', 'shift_jis'])
      await assert.rejects(bytesOf({ encoding }), /is not written: expected utf-8, utf-16/)
    await assert.rejects(
      written({ style: { encoding: 'koi8-r' }, format: 'jsonl' }, []),
      /--output-encoding: expected an output in CSV or TSV, not JSONL/,
    )
    assert.deepEqual(await readdir(folder), [])
  })
})

suite('a file', () => {
  test('is not there before close and whole after it; its ending says the format', async () => {
    for (const name of ['out.csv', 'out.tsv', 'out.jsonl', 'out.jsonl.gz', 'out.csv.gz']) {
      const target = join(folder, name)
      const sink = await openDecisions({ target })
      const many = Array.from({ length: 5000 }, () => decision)
      await sink.write(
        many,
        many.map(() => ({ kept: [] })),
      )
      assert.equal(existsSync(target), false)
      await sink.close()
      const bytes = await readFile(target)
      const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
      assert.equal(text.trimEnd().split('\n').length, name.includes('jsonl') ? 5000 : 5001)
      assert.equal(text.startsWith('{'), name.includes('jsonl'))
      assert.equal(text.includes('\t'), name.endsWith('.tsv'))
    }
    assert.equal((await readdir(folder)).length, 5)
  })

  test('stays as it was after abort', async () => {
    for (const name of ['out.csv', 'out.csv.gz']) {
      const target = join(folder, name)
      await writeFile(target, 'old', { mode: 0o600 })
      const sink = await openDecisions({ target })
      await sink.write([decision], [{ kept: [] }])
      await sink.abort()
      assert.equal(await readFile(target, 'utf8'), 'old')
    }
    assert.deepEqual((await readdir(folder)).toSorted(), ['out.csv', 'out.csv.gz'])
  })

  test('keeps its rights and the link that leads to it', async () => {
    const target = join(folder, 'real.csv')
    await writeFile(target, 'old', { mode: 0o600 })
    await symlink(target, join(folder, 'link.csv'))
    const sink = await openDecisions({ target: join(folder, 'link.csv') })
    await sink.close()
    assert.equal(await readFile(target, 'utf8'), `${HEADER}\n`)
    assert.equal((await stat(target)).mode & 0o777, 0o600)
  })

  test('that is half written when the process is killed leaves the old one untouched', async () => {
    const target = join(folder, 'out.csv')
    await writeFile(target, 'old')
    const code = `
      const { openDecisions } = await import(${JSON.stringify(new URL('../../src/write/decisions.js', import.meta.url).href)})
      const sink = await openDecisions({ target: ${JSON.stringify(target)} })
      const many = Array.from({ length: 20000 }, () => (${JSON.stringify(decision)}))
      await sink.write(many, many.map(() => ({ kept: [] })))
      process.stdout.write('half')
      setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'close')
    assert.equal(await readFile(target, 'utf8'), 'old')
    const others = (await readdir(folder)).filter((name) => name !== 'out.csv')
    assert.ok(others.every((name) => name.startsWith('.out.csv.') && name.endsWith('.tmp')))
  })

  test('that cannot be written is an error that says why', async () => {
    const table = {
      [join(folder, 'gone', 'out.csv')]: 'its folder does not exist',
      [folder]: 'it is a folder',
    }
    for (const [target, why] of Object.entries(table))
      await assert.rejects(
        openDecisions({ target }),
        (error) =>
          error instanceof KaskadError &&
          error.code === 'output' &&
          error.message === `${target} cannot be written: ${why}`,
      )
  })

  test(
    'on a full device is an error, plain and packed',
    { skip: !existsSync('/dev/full') },
    async () => {
      await symlink('/dev/full', join(folder, 'full.csv.gz'))
      for (const target of ['/dev/full', join(folder, 'full.csv.gz')])
        await assert.rejects(
          async () => {
            const sink = await openDecisions({ target })
            for (let part = 0; part < 50; part += 1) {
              const many = Array.from({ length: 2000 }, (_, at) => ({
                ...decision,
                id: `${part} ${at * 7919}`,
              }))
              await sink.write(
                many,
                many.map(() => ({ kept: [] })),
              )
            }
            await sink.close()
          },
          new KaskadError('output', `${target} cannot be written: no space left on the device`),
        )
    },
  )
})

suite('a stream', () => {
  test('whose reader has gone is an error of its own', async () => {
    const fault = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })
    const sink = await openDecisions({ target: collector(fault) })
    await sink.write([decision], [{ kept: [] }])
    await assert.rejects(sink.close(), (error) => isBrokenPipe(error))
  })

  test('that is slow is waited for', async () => {
    const target = collector()
    const sink = await openDecisions({ target })
    const many = Array.from({ length: 10_000 }, () => decision)
    await sink.write(
      many,
      many.map(() => ({ kept: [] })),
    )
    assert.equal(target.writableLength, 0)
    await sink.close()
    assert.equal(target.text().trimEnd().split('\n').length, 10_001)
  })
})

suite('openRejects', () => {
  test('writes place, code, reason and the row as it stood', async () => {
    const target = collector()
    const sink = await openRejects({ target })
    await sink.write([
      {
        place: { file: 'in.csv', line: 3, column: 5 },
        code: 'torn-quote',
        reason: 'a, b',
        raw: '1,"x',
      },
      { place: { file: 'in.csv', line: 4, column: 0 }, code: 'missing-id', reason: 'c', raw: ',y' },
    ])
    await sink.close()
    assert.equal(
      target.text(),
      'file,line,column,code,reason,row\nin.csv,3,5,torn-quote,"a, b","1,""x"\nin.csv,4,,missing-id,c,",y"\n',
    )
  })
})
