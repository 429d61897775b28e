import assert from 'node:assert/strict'
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import * as zlib from 'node:zlib'
import type { Command } from '@commander-js/extra-typings'
import { buildProgram } from '../../src/cli/commands/program.js'
import { processEdge } from '../../src/cli/terminal/edge.js'
import { inFolder, runCommand, type Ran } from '../helpers/run-command.js'
import { spawnCommand } from '../helpers/spawn-command.js'

const isWindows = process.platform === 'win32'

/** Options that name something a command writes: its arguments, given where that goes. */
const WRITES: Readonly<Record<string, (output: string) => string[]>> = {
  'classify --output': (output) => ['classify', 'in.csv', ...SETTINGS, '-o', output],
  'classify --rejects': (output) => ['classify', 'in.csv', ...SETTINGS, '--rejects', output],
  'classify --conflicts': (output) => ['classify', 'in.csv', ...SETTINGS, '--conflicts', output],
  'classify --segments': (output) => ['classify', 'in.csv', ...SETTINGS, '--segments', output],
  'classify --summary': (output) => ['classify', 'in.csv', ...SETTINGS, '--summary', output],
  'classify --run': (output) => ['classify', 'in.csv', ...SETTINGS, '--run', output],
  'batch submit --output': (output) => [
    'batch',
    'submit',
    'run',
    'in.csv',
    ...SETTINGS,
    '-o',
    output,
  ],
  'batch submit --rejects': (output) => [...SUBMIT, ...SETTINGS.slice(2), '--rejects', output],
  'batch submit --conflicts': (output) => [...SUBMIT, ...SETTINGS.slice(2), '--conflicts', output],
  'batch submit --segments': (output) => [...SUBMIT, ...SETTINGS.slice(2), '--segments', output],
  'archive build --rejects': (output) => [
    'archive',
    'build',
    'archive',
    'in.csv',
    ...SETTINGS.slice(0, 2),
    ...SETTINGS.slice(-2),
    '--rejects',
    output,
  ],
  'archive classify --output': (output) => [
    'archive',
    'classify',
    'archive',
    ...SETTINGS,
    '-o',
    output,
  ],
  'archive classify --conflicts': (output) => [
    'archive',
    'classify',
    'archive',
    ...SETTINGS,
    '--conflicts',
    output,
  ],
  'archive classify --segments': (output) => [
    'archive',
    'classify',
    'archive',
    ...SETTINGS,
    '--segments',
    output,
  ],
  'archive classify --changes': (output) => [
    'archive',
    'classify',
    'archive',
    ...SETTINGS,
    '--changes',
    output,
  ],
  'enrich --output': (output) => ['enrich', 'in.csv', ...ENRICH, '-o', output],
  'enrich --rejects': (output) => [
    'enrich',
    'in.csv',
    ...ENRICH,
    '-o',
    'rest.csv',
    '--rejects',
    output,
  ],
  'enrich --cache': (output) => [
    'enrich',
    'in.csv',
    '--config',
    'set.yaml',
    '-o',
    'rest.csv',
    '--cache',
    output,
  ],
  'evaluate --json': (output) => ['evaluate', 'in.csv', ...SETTINGS, '--json', output],
  'evaluate --html': (output) => ['evaluate', 'in.csv', ...SETTINGS, '--html', output],
  'evaluate --confusion': (output) => ['evaluate', 'in.csv', ...SETTINGS, '--confusion', output],
  'labels suspects --output': (output) => [
    'labels',
    'suspects',
    'in.csv',
    ...SETTINGS,
    '-o',
    output,
  ],
  'labels fix --output': (output) => [
    'labels',
    'fix',
    'in.csv',
    '--config',
    'set.yaml',
    '--corrections',
    'corrections.jsonl',
    '-o',
    output,
  ],
  'review --corrections': (output) => [
    'review',
    'in.csv',
    '--config',
    'set.yaml',
    '--rules',
    'rules',
    '--model',
    'model',
    '--corrections',
    output,
  ],
  'rules induce --suspects': (output) => [
    'rules',
    'induce',
    'in.csv',
    '--config',
    'set.yaml',
    '-o',
    'rules',
    '--suspects',
    output,
  ],
  'rules induce --output': (output) => [
    'rules',
    'induce',
    'in.csv',
    '--config',
    'set.yaml',
    '-o',
    output,
  ],
  'rules seed --output': (output) => ['rules', 'seed', 'X', '-o', output],
  'report --output': (output) => ['report', 'in.csv', '--config', 'set.yaml', '-o', output],
  'drift --html': (output) => [
    'drift',
    'in.csv',
    'in.csv',
    '--config',
    'set.yaml',
    '--html',
    output,
  ],
  'split --train': (output) => [
    'split',
    'in.csv',
    '--config',
    'set.yaml',
    '--test',
    'rest.csv',
    '--train',
    output,
  ],
  'split --test': (output) => [
    'split',
    'in.csv',
    '--config',
    'set.yaml',
    '--train',
    'rest.csv',
    '--test',
    output,
  ],
  'train --model': (output) => [
    'train',
    'in.csv',
    '--config',
    'set.yaml',
    '--rules',
    'rules',
    '--model',
    output,
  ],
  'export --onnx': (output) => ['export', '--model', 'model', '--onnx', output],
}

function endingFor(name: string): string {
  if (name === 'report --output' || name === 'drift --html' || name === 'evaluate --html')
    return '.html'
  if (name === 'review --corrections') return '.jsonl'
  return (
    { '--json': '.json', '--summary': '.json', '--onnx': '.onnx' }[name.split(' ').at(-1) ?? ''] ??
    '.csv'
  )
}

const ENRICH = ['--config', 'set.yaml', '--cache', 'cache']
const SUBMIT = ['batch', 'submit', 'run', 'in.csv', '--config', 'set.yaml', '-o', 'decided.csv']
const SETTINGS = ['--config', 'set.yaml', '--rules', 'rules', '--model', 'model']

/** Options that name what is only read, or changed in its place because it was named. */
const READS =
  /--(config|rules|model|archive|decisions|known|gold|compare|from|on|in|unlabelled|embeddings|corrections|labelled|encoder|subtitles)$|^heads \w+ --model$/

function* optionsOf(command: Command<unknown[]>, path: readonly string[]): Generator<string> {
  for (const { long, flags } of command.options)
    if (/<(file|folder|files)>|\[(file|folder)\]/.test(flags)) yield [...path, long].join(' ')
  for (const sub of command.commands) yield* optionsOf(sub, [...path, sub.name()])
}

const FILES = {
  'in.csv': 'id,title,project\n1,alpha,A\n2,beta,none\n',
  'set.yaml': 'kaskad: 1\n',
  'corrections.jsonl': '',
  'rules/a.yaml': 'kaskad: 1\nproject: A\nclaims:\n  - title: { any: [alpha] }\n',
  'model/manifest.json': '{}',
  'model/heads/a.bin': 'head',
}

/** An archive without rows, as it stands where all files were empty. */
const ARCHIVE = JSON.stringify({
  format: 'kaskad archive',
  version: 1,
  columns: '{}',
  inputs: ['in.csv'],
  headers: [],
  rowsRead: 0,
  segments: [],
})

/** A folder with everything that a command reads, in which commands run. */
async function withEverything(work: (run: Run, folder: string) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    for (const name of ['rules', 'model/heads']) mkdirSync(join(folder, name), { recursive: true })
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text)
    mkdirSync(join(folder, 'archive'))
    writeFileSync(join(folder, 'archive/archive.json'), ARCHIVE)
    const old = process.cwd()
    process.chdir(folder)
    try {
      await work((args) => runCommand(args), folder)
      for (const [name, text] of Object.entries(FILES))
        assert.equal(readFileSync(name, 'utf8'), text, name)
    } finally {
      process.chdir(old)
    }
  })
}

type Run = (args: readonly string[]) => Promise<Ran>

function assertRefused({ code, stderr }: Ran, names: readonly string[]): void {
  assert.equal(code, 2, stderr)
  for (const name of names) assert.ok(stderr.includes(name), `${name}: ${stderr}`)
  assert.match(stderr, /nothing was written/)
}

suite('outputs are held against all that is read', () => {
  test('by every command that has one', () => {
    const program = buildProgram(processEdge(), () => undefined)
    const all = [...optionsOf(program, [])]
    const written = all.filter((name) => WRITES[name] !== undefined)
    assert.deepEqual(written.toSorted(), Object.keys(WRITES).toSorted())
    assert.deepEqual(
      all.filter((name) => WRITES[name] === undefined && !READS.test(name)),
      [],
    )
  })

  for (const [name, argsFor] of Object.entries(WRITES)) {
    const isFolder = /induce --output|seed|^train|--run|--cache/.test(name)
    const option = name.split(' ').at(-1) ?? ''
    const ending = endingFor(name)

    test(`${name}: over an input, by its name, another spelling and links`, async () => {
      if (name === 'export --onnx' || name === 'rules seed --output') return
      await withEverything(async (run) => {
        const spellings = ['in.csv', './rules/../in.csv']
        if (!isWindows) {
          symlinkSync('in.csv', `link${ending}`)
          symlinkSync(`link${ending}`, `far${ending}`)
          linkSync('in.csv', `hard${ending}`)
          spellings.push(`far${ending}`, `hard${ending}`)
        }
        for (const spelling of spellings) {
          if (!isFolder && !spelling.endsWith(ending)) continue
          const ran = await run(argsFor(spelling))
          if (isFolder) assert.equal(ran.code, 2, ran.stderr)
          else assertRefused(ran, [`${option} ${spelling}`, 'in.csv'])
        }
      })
    })

    test(`${name}: over rules, settings and parts of the model by links`, async () => {
      if (isFolder || isWindows) return
      await withEverything(async (run) => {
        for (const victim of Object.keys(FILES).slice(1)) {
          if (victim.startsWith('corrections') && name !== 'labels fix --output') continue
          if (name.startsWith('export') && !victim.startsWith('model')) continue
          if (name.startsWith('rules') && victim.startsWith('model')) continue
          if (name.startsWith('archive build') && victim.startsWith('rules')) continue
          const soft = `soft-${victim.replaceAll('/', '-')}${ending}`
          const hard = `hard-${victim.replaceAll('/', '-')}${ending}`
          symlinkSync(victim, soft)
          linkSync(victim, hard)
          for (const output of [soft, hard]) assertRefused(await run(argsFor(output)), [output])
        }
      })
    })
  }

  test('over a new rule, and into the model folder', async () => {
    await withEverything(async (run) => {
      if (!isWindows) {
        symlinkSync('rules/b.yaml', 'dangling.csv')
        assertRefused(await run(['classify', 'in.csv', ...SETTINGS, '-o', 'dangling.csv']), [
          'rules',
        ])
      }
      for (const [name, argsFor] of Object.entries(WRITES)) {
        if (/induce|seed|^train/.test(name)) continue
        const ending = endingFor(name)
        assertRefused(await run(argsFor(`model/new${ending}`)), ['model/new', 'inside the model'])
      }
      const ran = await run([
        'train',
        'in.csv',
        '--config',
        'set.yaml',
        '--model',
        'rules',
        '--rules',
        'rules',
      ])
      assertRefused(ran, ['--model rules'])
    })
  })

  test('and against each other', async () => {
    await withEverything(async (run, folder) => {
      const pairs = [
        ['out.csv', join(folder, 'out.csv')],
        ['-', '-'],
      ]
      if (!isWindows) {
        symlinkSync('not-yet.csv', 'link.csv')
        pairs.push(['link.csv', 'not-yet.csv'], ['not-yet.csv', 'link.csv'])
      }
      for (const [one = '', other = ''] of pairs) {
        const args = ['classify', 'in.csv', '--rules', 'rules', '-o', one, '--rejects', other]
        assertRefused(await run(args), [`--output ${one}`, `--rejects ${other}`])
      }
      assert.deepEqual(
        readdirSync('.').filter((name) => /out|not-yet/.test(name)),
        [],
      )
    })
  })

  test('but /dev/null takes any number of them', { skip: isWindows }, async () => {
    await withEverything(async (run) => {
      const args = [
        'classify',
        'in.csv',
        '--config',
        'set.yaml',
        '--rules',
        'rules',
        '--stages',
        'rules',
      ]
      const nowhere = ['-o', '/dev/null', '--rejects', '/dev/null', '--conflicts', '/dev/null']
      const { code, stderr } = await run([...args, ...nowhere])
      assert.equal(code, 0, stderr)
      assert.ok(statSync('/dev/null').isCharacterDevice())
    })
  })

  test('a new link is written through, an ordinary name beside the rules is fine', async () => {
    if (isWindows) return
    await withEverything(async (run) => {
      symlinkSync('target.csv', 'link.csv')
      const args = ['classify', 'in.csv', '--rules', 'rules', '--stages', 'rules', '-o', 'link.csv']
      const { code, stderr } = await run([...args, '--rejects', 'rules/rejects.csv'])
      assert.equal(code, 0, stderr)
      assert.match(readFileSync('target.csv', 'utf8'), /^1,A,/m)
      assert.equal(readFileSync('link.csv', 'utf8'), readFileSync('target.csv', 'utf8'))
    })
  })
})

suite('endings', () => {
  for (const [output, more] of [
    ['out.xls', []],
    ['out.html', []],
    ['out.avro', []],
    ['out.parquet', ['--format', 'csv']],
    ['out.csv.lz4', []],
    ['out.parquet.zst', ['--format', 'csv']],
    ['out.txt', []],
    ['out.xls', ['--format', 'csv']],
    ['out.xlsx', ['--format', 'csv']],
    ['out.jsonl', ['--format', 'csv']],
  ] as const) {
    test(`${[output, ...more].join(' ')} is refused with those that are written`, async () => {
      await withEverything(async (run) => {
        const before = readdirSync('.').toSorted()
        const { code, stderr } = await run(['classify', 'in.csv', '-o', output, ...more])
        assert.equal(code, 2)
        assert.match(
          stderr,
          /is not written, expected \.csv, \.tsv|its ending says (jsonl|xlsx|parquet)|packed already/,
        )
        assert.deepEqual(readdirSync('.').toSorted(), before)
      })
    })
  }

  test('zstd is written with a checksum, and before Node 22.15 refused by name', async () => {
    await withEverything(async (run) => {
      const args = ['--rules', 'rules', '--stages', 'rules', '-o']
      const { code, stderr } = await run(['classify', 'in.csv', ...args, 'out.csv.zst'])
      if (!('createZstdCompress' in zlib)) {
        assert.equal(code, 2)
        assert.match(
          stderr,
          /out\.csv\.zst: \.zst is written by Node 22\.15 or newer, and this is v/,
        )
        return
      }
      assert.equal(code, 0, stderr)
      assert.equal((readFileSync('out.csv.zst')[4] as number) & 4, 4)
      const again = await run(['classify', 'out.csv.zst', '--text', 'why', ...args, 'again.csv'])
      assert.equal(again.code, 0, again.stderr)
    })
  })

  test('every other output has its own', async () => {
    await withEverything(async (run) => {
      for (const [name, argsFor] of Object.entries(WRITES)) {
        if (/induce --output|seed|^train|--run$|--cache$/.test(name)) continue
        const { code, stderr } = await run(argsFor('out.xls'))
        assert.equal(code, 2)
        assert.match(stderr, /out\.xls: \.xls is not written, expected \./, name)
      }
    })
  })

  test('a name that promises nothing is written, and --format says what a text holds', async () => {
    await withEverything(async (run) => {
      for (const output of [['out'], ['out 2024.12'], ['out.txt', '--format', 'tsv'], ['out.gz']]) {
        const args = [
          'classify',
          'in.csv',
          '--rules',
          'rules',
          '--stages',
          'rules',
          '-o',
          ...output,
        ]
        const { code, stderr } = await run(args)
        assert.equal(code, 0, stderr)
      }
    })
  })

  test('an input that is not read says so, and what to do', async () => {
    await withEverything(async (run) => {
      for (const name of ['in.xls', 'in.csv.lz4', 'in.avro', 'in.html']) {
        writeFileSync(name, 'PK')
        const { code, stderr } = await run([
          'classify',
          name,
          '--rules',
          'rules',
          '--stages',
          'rules',
        ])
        assert.equal(code, 2)
        assert.match(stderr, /is not read, expected CSV, TSV, JSONL, XLSX or Parquet/)
      }
    })
  })
})

suite('standard streams', { skip: isWindows }, () => {
  test('that are files are held against the others too', async () => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, 'rules'))
      for (const name of ['rules/a.yaml', 'in.csv'] as const)
        writeFileSync(join(folder, name), FILES[name])
      const args = ['classify', '-', '--rules', 'rules', '-o', '-', '--rejects', '/dev/stdout']
      const { code, stderr } = await spawnCommand(folder, args, FILES['in.csv'])
      assert.equal(code, 2)
      assert.match(stderr, /--rejects \/dev\/stdout is the same file as --output -/)
    })
  })
})
