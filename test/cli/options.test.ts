import assert from 'node:assert/strict'
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { tmpdir } from 'node:os'
import { PassThrough } from 'node:stream'
import * as fc from 'fast-check'
import { buildProgram } from '../../src/cli/commands/program.js'
import { sha256 } from '../../src/numbers/sha256.js'
import { fuzz } from '../helpers/fuzz.js'
import { runCommand, type Ran } from '../helpers/run-command.js'
import { smallCorpus } from '../helpers/small-corpus.js'

/** A command as the program declares it. */
interface Declared {
  readonly path: string
  readonly options: readonly string[]
}

function declaredIn(): readonly Declared[] {
  const stream = new PassThrough()
  const edge = {
    stdin: stream,
    stdout: stream,
    stderr: stream,
    env: {},
    isTerminal: false,
    now: () => 0,
    interrupted: new AbortController().signal,
  }
  const program = buildProgram(edge, () => {})
  const found: Declared[] = []
  const visit = (command: (typeof program)['commands'][number], path: readonly string[]): void => {
    const options = command.options.flatMap(({ long }) => long ?? [])
    if (options.length > 0) found.push({ path: path.join(' '), options })
    for (const sub of command.commands) visit(sub, [...path, sub.name()])
  }
  for (const command of program.commands) visit(command, [command.name()])
  return found
}

const RULES = ['--rules', 'rules']
const MODEL = ['--model', 'model']
/** A port on which nobody listens. */
const NO_REDIS = ['--redis', 'redis://127.0.0.1:1']

/** What shows that columns are read: a column that is not there is refused. */
const COLUMNS = {
  '--id': ['--id', 'nope'],
  '--label': ['--label', 'nope'],
  '--when': ['--when', 'nope'],
  '--text': ['--text', 'title=nope'],
  '--numeric': ['--numeric', 'nope'],
  '--categorical': ['--categorical', 'nope'],
  '--encoding': ['--encoding', 'nope'],
  '--sheet': ['--sheet', 'nope'],
  '--query': ['--query', 'nope'],
  '--subtitles': ['--subtitles', 'nope'],
  '--header': ['--header', 'nope'],
  '--delimiter': ['--delimiter', 'nope'],
}

/** What shows that a database is read: an address that is none is refused. */
const FROM = { '--from': ['--from', 'nope'] }

/** What shows that the way of asking rules is read: a slip and a capital letter in the rows. */
const ASKING = {
  '--config': ['--config', 'nope.yaml'],
  '--rules': ['--rules', 'others'],
  '--typos': ['--typos', 'off'],
  '--forms': ['--forms', 'off'],
  '--fold': ['--fold', 'case'],
}

const CASCADE = {
  ...ASKING,
  '--model': ['--model', 'nope'],
  '--stages': ['--stages', 'heads'],
  '--sources': ['--sources', 'nope'],
  '--prior': ['--prior', 'nope'],
  '--encoder': ['--encoder', './nope'],
  '--none': ['--none', 'nothing'],
  '--collection': ['--collection', 'first'],
  '--collection-label': ['--collection-label', 'several'],
}

const LEARNING = {
  ...ASKING,
  '--stages': ['--stages', 'nope'],
  '--encoder': ['--encoder', './nope'],
  '--none': ['--none', 'hare'],
  '--collection-label': ['--collection-label', 'hare'],
  ...COLUMNS,
  '--threads': ['--threads', 'x'],
  '--seed': ['--seed', 'x'],
}

/** The command line of a command, and one change of it for each of its options. */
interface Scene {
  readonly base: readonly string[]
  readonly probes: Readonly<Record<string, readonly string[]>>
}

const SCENES: Readonly<Record<string, Scene>> = {
  classify: {
    base: ['rows.csv', ...RULES, ...MODEL],
    probes: {
      ...FROM,
      ...CASCADE,
      ...COLUMNS,
      '--label': ['--label', 'title'],
      '--output': ['--output', 'out.csv'],
      '--format': ['--format', 'jsonl'],
      '--keep': ['--keep', 'title'],
      '--rejects': ['--rejects', 'rejects.csv'],
      '--strict': ['torn.csv', '--strict'],
      '--conflicts': ['--conflicts', 'conflicts.csv'],
      '--segments': ['--segments', 'segments.csv'],
      '--excel': ['--excel', '--keep', 'formula'],
      '--output-encoding': ['--output-encoding', 'nope'],
      '--workers': ['--workers', 'x'],
      '--run': ['--run', 'rules/fox.yaml'],
      '--restart': ['--run', 'begun', '--restart'],
      '--summary': ['--summary', 'out.json'],
      '--quiet': ['--quiet'],
      '--log': ['--log', 'json'],
      '--known': ['--known', 'nope.csv'],
      '--new-only': ['--new-only'],
      '--fingerprint': ['--fingerprint'],
      '--limit': ['--limit', '2'],
      '--review-below': ['--review-below', '0.99'],
      '--sample': ['--sample', '2'],
      '--seed': ['--seed', 'x'],
      '--dry-run': ['--dry-run'],
      '--to': ['--to', 'nope'],
    },
  },
  check: {
    base: ['rows.csv', ...RULES, ...MODEL],
    probes: {
      ...COLUMNS,
      '--label': ['--label', 'channel'],
      '--config': ['--config', 'nope.yaml'],
      '--rules': ['--rules', 'nope'],
      '--model': ['--model', 'nope'],
      '--none': ['--none', 'hare'],
      '--collection-label': ['--collection-label', 'hare'],
      '--json': ['--json'],
    },
  },
  enrich: {
    base: ['rows.csv', '-o', 'filled.csv', '--cache', 'cache'],
    probes: {
      ...COLUMNS,
      '--label': ['--label', 'channel'],
      '--config': ['--config', 'nope.yaml'],
      '--output': ['--output', 'rows.csv'],
      '--rejects': ['--rejects', 'rows.csv'],
      '--cache': ['--cache', 'rows.csv'],
      '--max-age': ['--max-age', 'x'],
      '--quota': ['--quota', 'x'],
      '--api': ['--api', 'nope'],
      '--dry-run': ['--dry-run'],
    },
  },
  evaluate: {
    base: ['rows.csv', ...RULES, ...MODEL, '--bootstrap', '10'],
    probes: {
      '--corrections': ['--corrections', 'corrections.jsonl'],
      '--html': ['--html', 'page.html'],
      '--lang': ['--html', 'page.html', '--lang', 'ru'],
      ...FROM,
      ...CASCADE,
      ...COLUMNS,
      '--none': ['--none', 'hare'],
      '--decisions': ['--decisions', 'nope.csv'],
      '--json': ['--json', '-'],
      '--by': ['--by', 'channel'],
      '--ablate': ['--ablate'],
      '--weight': ['--weight', 'channel'],
      '--confusion': ['--confusion', '-'],
      '--bootstrap': ['--bootstrap', '0'],
      '--seed': ['--seed', 'x'],
    },
  },
  compare: {
    base: ['others', 'rules', '--gold', 'rows.csv', '--bootstrap', '10'],
    probes: {
      ...CASCADE,
      ...COLUMNS,
      '--rules': ['others', 'model', '--rules', 'others'],
      '--stages': ['others', 'model', '--stages', 'heads'],
      '--encoder': ['others', 'model', '--encoder', './nope'],
      '--none': ['--none', 'hare'],
      '--gold': ['--gold', 'torn.csv'],
      '--on': ['--on', 'rows.csv'],
      '--max-loss': ['rules', 'others', '--max-loss', '0'],
      '--examples': ['--examples', '0'],
      '--bootstrap': ['--bootstrap', '0'],
      '--seed': ['--seed', '2'],
      '--json': ['--json'],
    },
  },
  explain: {
    base: ['--in', 'rows.csv', '--row', 'both', ...RULES, ...MODEL],
    probes: {
      ...CASCADE,
      ...COLUMNS,
      '--typos': ['--row', 'slip', '--typos', 'off'],
      '--forms': ['--row', 'form', '--forms', 'off'],
      '--fold': ['--row', 'yo', '--fold', 'case'],
      '--label': ['--label', 'title'],
      '--none': ['--row', 'nothing', '--none', 'nothing'],
      '--row': ['--row', 'nope'],
      '--in': ['--in', 'nope.csv'],
      '--set': ['--set', 'title=лисёнок'],
      '--project': ['--project', 'fox'],
      '--change': ['--change'],
      '--json': ['--json'],
    },
  },
  drift: {
    base: ['decided.csv', 'drifted.csv'],
    probes: {
      '--config': ['--config', 'nope.yaml'],
      '--none': ['--none', 'hare'],
      '--shift': ['--shift', '1'],
      '--rise': ['--rise', '0.9'],
      '--times': ['--times', '1000'],
      '--alpha': ['--alpha', '0'],
      '--seed': ['--seed', 'nope'],
      '--html': ['--html', 'drift.html'],
      '--lang': ['--html', 'drift.html', '--lang', 'ru'],
      '--json': ['--json'],
    },
  },
  report: {
    base: ['decided.csv', '-o', 'report.html', '--gold', 'rows.csv', '--bootstrap', '10'],
    probes: {
      ...COLUMNS,
      '--label': ['--label', 'channel'],
      '--config': ['--config', 'nope.yaml'],
      '--none': ['--none', 'hare'],
      '--collection-label': ['--collection-label', 'hare'],
      '--output': ['--output', 'other.html'],
      '--gold': ['--gold', 'torn.csv'],
      '--compare': ['--compare', 'decided.csv'],
      '--sum': ['--sum', 'views'],
      '--date': ['--date', 'seen'],
      '--rows': ['--rows', '1'],
      '--bootstrap': ['--bootstrap', '0'],
      '--seed': ['--seed', '2'],
      '--lang': ['--lang', 'ru'],
      '--corrections': ['--corrections', 'corrections.jsonl'],
    },
  },
  review: {
    // A port that there is not ends the command once everything is loaded.
    base: ['decided.csv', '--labelled', 'rows.csv', ...RULES, ...MODEL, '--port', '65536'],
    probes: {
      ...COLUMNS,
      '--label': ['--label', 'channel'],
      '--config': ['--config', 'nope.yaml'],
      '--rules': ['--rules', 'nope'],
      '--model': ['--model', 'nope'],
      '--stages': ['--stages', 'nope'],
      '--none': ['--none', 'hare'],
      '--collection-label': ['--collection-label', 'hare'],
      '--labelled': ['--labelled', 'nope.csv'],
      '--corrections': ['--corrections', 'other.jsonl'],
      '--rows': ['--rows', '2'],
      '--seed': ['--seed', 'x'],
      '--port': ['--port', 'x'],
    },
  },
  split: {
    base: ['rows.csv', '--train', 'train.csv', '--test', 'test.csv'],
    probes: {
      ...FROM,
      ...COLUMNS,
      '--label': ['--label', 'channel'],
      '--config': ['--config', 'nope.yaml'],
      '--train': ['--train', 'first.csv'],
      '--test': ['--test', 'second.csv'],
      '--share': ['--share', '0.5'],
      '--group': ['--group', 'channel'],
      '--time': ['--time', 'id'],
      '--seed': ['--seed', '2'],
    },
  },
  train: {
    base: ['rows.csv', ...RULES, '--model', 'trained', '--stages', 'rules,heads', '--threads', '1'],
    probes: {
      ...FROM,
      ...LEARNING,
      '--model': ['--model', 'elsewhere'],
      '--only': ['--only', 'nope'],
      '--weights': ['--weights', 'int8'],
      '--group': ['--group', 'channel'],
      '--goal': ['--goal', 'nope'],
      '--deferred': ['--deferred', 'x'],
      '--suspects': ['--suspects', 'x'],
      '--typo-noise': ['--typo-noise', 'x'],
      '--sources': ['--sources', 'nope'],
      '--unlabelled': ['--unlabelled', 'nope.csv'],
      '--hybrid': ['--hybrid', 'nope=1'],
      '--corrections': ['--corrections', 'nope'],
    },
  },
  'heads list': { base: MODEL, probes: { '--model': ['--model', 'nope'], '--json': ['--json'] } },
  'heads show': {
    base: ['hare', ...MODEL],
    probes: { '--model': ['--model', 'nope'], '--json': ['--json'] },
  },
  'heads remove': { base: ['hare', ...MODEL], probes: { '--model': ['--model', 'nope'] } },
  'heads enable': { base: ['hare', ...MODEL], probes: { '--model': ['--model', 'nope'] } },
  'heads disable': { base: ['hare', ...MODEL], probes: { '--model': ['--model', 'nope'] } },
  'heads rollback': { base: ['hare', ...MODEL], probes: { '--model': ['--model', 'nope'] } },
  'heads import': {
    base: ['hare', '--from', 'model', ...MODEL],
    probes: { '--model': ['--model', 'nope'], '--from': ['--from', 'nope'] },
  },
  'labels suspects': {
    base: ['rows.csv', ...RULES, ...MODEL, '--threads', '1'],
    probes: {
      ...FROM,
      ...LEARNING,
      '--model': ['--model', 'nope'],
      '--output': ['--output', 'out.csv'],
      '--corrections': ['--corrections', 'nope'],
    },
  },
  'labels fix': {
    base: ['rows.csv', '-o', 'fixed.csv', '--corrections', 'corrections.jsonl'],
    probes: {
      ...COLUMNS,
      '--label': ['--label', 'channel'],
      '--config': ['--config', 'nope.yaml'],
      '--none': ['--none', 'nothing'],
      '--collection-label': ['--collection-label', 'several'],
      '--output': ['--output', 'other.csv'],
      '--corrections': ['--corrections', 'nope'],
    },
  },
  export: {
    base: ['--onnx', 'out.onnx', ...MODEL],
    probes: { '--model': ['--model', 'nope'] },
  },
  'rules lint': {
    base: ['rules'],
    probes: {
      '--json': ['--json'],
      '--strict': ['warned', '--strict'],
      '--format': ['--format', 'sarif'],
      '--config': ['--config', 'nope.yaml'],
      '--on': ['--on', 'nope.csv'],
    },
  },
  'rules test': {
    base: ['rules'],
    probes: { '--json': ['--json'], '--config': ['--config', 'nope.yaml'] },
  },
  'rules explain': {
    base: ['Лисенак и лисёнка', '--project', 'fox', ...RULES],
    probes: {
      ...ASKING,
      '--project': ['--project', 'hare'],
      '--set': ['--set', 'nope'],
      '--json': ['--json'],
    },
  },
  'rules coverage': {
    base: ['rows.csv', ...RULES],
    probes: {
      ...FROM,
      ...ASKING,
      ...COLUMNS,
      '--label': ['--label', 'title'],
      '--json': ['--json'],
    },
  },
  'rules induce': {
    base: ['rows.csv', '-o', 'induced'],
    probes: {
      ...FROM,
      ...COLUMNS,
      '--config': ['--config', 'nope.yaml'],
      '--none': ['--none', 'hare'],
      '--collection-label': ['--collection-label', 'hare'],
      '--output': ['--output', 'others'],
      '--write': ['--write'],
      '--review': ['--review'],
      '--suspects': ['--suspects', 'suspects.csv'],
      '--seed': ['--seed', 'x'],
      '--corrections': ['--corrections', 'nope'],
    },
  },
  'rules learn-ordinary': {
    base: ['rows.csv', ...RULES],
    probes: {
      ...FROM,
      ...COLUMNS,
      '--config': ['--config', 'nope.yaml'],
      '--rules': ['--rules', 'others'],
      '--least': ['--least', 'x'],
    },
  },
  'rules seed': {
    base: ['Три кота'],
    probes: { '--aliases': ['--aliases', 'Kid-E-Cats'], '--output': ['--output', 'seeded'] },
  },
  'rules repair': {
    base: ['corrections.jsonl', '--on', 'rows.csv', ...RULES],
    probes: {
      ...COLUMNS,
      ...ASKING,
      '--none': ['--none', 'hare'],
      '--collection-label': ['--collection-label', 'several'],
      '--on': ['--on', 'torn.csv'],
      '--yes': ['--yes'],
      '--dry-run': ['--dry-run'],
      '--examples': ['--examples', '0'],
      '--json': ['--json'],
    },
  },
  'rules impact': {
    base: ['others', 'rules', '--on', 'rows.csv'],
    probes: {
      ...COLUMNS,
      '--config': ['--config', 'nope.yaml'],
      '--typos': ['--typos', 'off'],
      '--forms': ['--forms', 'off'],
      '--fold': ['--fold', 'case'],
      '--none': ['--none', 'hare'],
      '--collection-label': ['--collection-label', 'several'],
      '--on': ['--on', 'torn.csv'],
      '--archive': ['--archive', 'archive'],
      '--max-loss': ['rules', 'others', '--max-loss', '0'],
      '--examples': ['--examples', '0'],
      '--json': ['--json'],
    },
  },
  'archive build': {
    base: ['new', 'rows.csv'],
    probes: {
      ...FROM,
      ...COLUMNS,
      '--config': ['--config', 'nope.yaml'],
      '--model': ['--model', 'nope'],
      '--rejects': ['--rejects', 'rows.csv'],
      '--strict': ['new', 'torn.csv', '--strict'],
      '--keep': ['--keep', 'formula'],
      '--restart': ['archive', 'rows.csv', '--restart'],
    },
  },
  'archive classify': {
    base: ['archive', ...RULES, ...MODEL],
    probes: {
      ...CASCADE,
      '--output': ['-o', 'out.csv'],
      '--format': ['--format', 'jsonl'],
      '--changes': ['--changes', 'changes.csv'],
      '--keep': ['--keep', 'formula'],
      '--conflicts': ['--conflicts', 'conflicts.csv'],
      '--segments': ['--segments', 'segments.csv'],
      '--excel': ['--excel', '--keep', 'formula'],
      '--output-encoding': ['--output-encoding', 'nope'],
    },
  },
  'batch submit': {
    base: ['new', 'rows.csv', ...RULES, ...MODEL, '-o', 'out.csv', ...NO_REDIS],
    probes: {
      ...CASCADE,
      ...COLUMNS,
      '--redis': ['--redis', 'nope'],
      '--output': ['--output', 'other.csv'],
      '--format': ['--format', 'jsonl'],
      '--keep': ['--keep', 'title'],
      '--rejects': ['--rejects', 'rows.csv'],
      '--strict': ['new', 'torn.csv', '--strict'],
      '--conflicts': ['--conflicts', 'rows.csv'],
      '--segments': ['--segments', 'rows.csv'],
      '--excel': ['--excel', '--keep', 'formula'],
      '--output-encoding': ['--output-encoding', 'utf-16', '--format', 'jsonl'],
      '--shard-size': ['--shard-size', 'x'],
      '--attempts': ['--attempts', 'x'],
      '--restart': ['run', 'torn.csv', '--restart'],
    },
  },
  'batch work': {
    base: ['run', ...NO_REDIS],
    probes: {
      '--redis': ['--redis', 'nope'],
      '--threads': ['--threads', '0'],
      '--take-over': ['--take-over', '0'],
    },
  },
  'batch status': { base: ['run', ...NO_REDIS], probes: { '--redis': ['--redis', 'nope'] } },
  'batch cancel': { base: ['run', ...NO_REDIS], probes: { '--redis': ['--redis', 'nope'] } },
  'batch merge': { base: ['run'], probes: { '--set-aside': ['--set-aside'] } },
  serve: {
    // An address of nobody's ends the command once everything is loaded.
    base: ['--host', '192.0.2.1', '--port', '0', ...RULES, ...MODEL],
    probes: {
      ...CASCADE,
      '--host': ['--host', 'nope.invalid'],
      '--port': ['--port', '1'],
      '--threads': ['--threads', '0'],
      '--max-body': ['--max-body', '0'],
    },
  },
  doctor: { base: [], probes: { '--json': ['--json'] } },
}

/** Options whose effect needs more than this test sets up, and the test that shows it. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'rules impact --model': 'test/cli/archive.test.ts',
  'export --onnx': 'test/cli/hybrid.test.ts',
  'export --precision': 'test/cli/hybrid.test.ts',
  'rules lint --watch': 'test/cli/lint.test.ts',
  'review --who': 'test/cli/review.test.ts',
  'review --lang': 'test/cli/review.test.ts',
  'train --offline': 'test/cli/hybrid.test.ts',
}

/** The command line with a probe: arguments at its beginning replace those of the base. */
function withProbe({ base }: Scene, probe: readonly string[]): readonly string[] {
  const given = argumentsOf(probe)
  if (given === 0) return [...base, ...probe]
  return [...probe.slice(0, given), ...base.slice(argumentsOf(base)), ...probe.slice(given)]
}

/** How many words stand before the first option. */
function argumentsOf(words: readonly string[]): number {
  const at = words.findIndex((word) => word.startsWith('-'))
  return at < 0 ? words.length : at
}

/** What people and programs put behind an option. */
const word = fc.oneof(
  fc.constantFrom(
    ...'- = a=b a=b, , title title=title 0 -1 1e99 NaN __proto__ ../../nope /dev/null case off'.split(
      ' ',
    ),
    '',
    'rules',
    'rows.csv',
    '\u001b[2J',
    '\uD800',
    'title'.repeat(2000),
  ),
  fc.string({ maxLength: 12, unit: 'binary' }),
)

const home = process.cwd()
let folder = ''

function rule(project: string, word: string): readonly string[] {
  return [
    'kaskad: 1',
    `project: ${project}`,
    `claims: [{ title: { any: [${word}] } }]`,
    `examples: { match: [${word}], miss: [пусто] }`,
  ]
}

/** Makes rules, rows and a model that every option can act on. */
async function prepare(at: string): Promise<void> {
  const write = (name: string, lines: readonly string[]): void => {
    writeFileSync(join(at, name), `${lines.join('\n')}\n`)
  }
  for (const name of ['rules', 'others', 'warned', 'induced', 'begun']) mkdirSync(join(at, name))
  write('rules/hare.yaml', rule('hare', 'зайчонок'))
  write('rules/wolf.yaml', rule('wolf', 'волчонок'))
  write('rules/fox.yaml', rule('fox', 'лисёнок'))
  write('others/wolf.yaml', rule('wolf', 'волчонок'))
  write('induced/hare.yaml', rule('hare', 'зайчонок'))
  write('begun/run.json', ['{}'])
  write('warned/hare.yaml', ['kaskad: 1', 'project: hare', 'claims: [{ title: { any: [ая] } }]'])
  const rows = smallCorpus(1).map(({ text, label }, nth) => `r${nth},${text},${label},x,=1`)
  write('rows.csv', [
    'id,title,label,channel,formula',
    ...rows,
    'both,зайчонок и волчонок,сборник,x,=1',
    'slip,ЗАЙЧОНАК у дома,hare,y,=1',
    'yo,лисенок у дома,fox,y,=1',
    'form,лисёнка нет дома,fox,y,=1',
    'nothing,пусто,none,y,=1',
  ])
  write('decided.csv', [
    'id,project,title,views,seen',
    ...['both,HARE', 'slip,hare', 'yo,fox', 'form,hare', 'nothing,none'].map(
      (row) => `${row},зайчонок,3,2024-05`,
    ),
  ])
  write('drifted.csv', [
    'id,project,title',
    ...Array.from({ length: 60 }, (_, nth) => `${nth},fox,лисёнок`),
  ])
  const answers = ['slip fox', 'yo hare fox', 'form None'].map((each) => {
    const [id, ...labels] = each.split(' ')
    return JSON.stringify({ id, labels, who: 'anna', when: '2026-01-31T12:00:00.000Z' })
  })
  write('corrections.jsonl', answers)
  write('torn.csv', ['id,title,label,channel,formula', '1,"зайчонок,hare', ''])
  const trained = ['train', 'rows.csv', '--model', 'model', '--rules', 'rules', '--threads', '1']
  const { code, stderr } = await runCommand(trained)
  assert.equal(code, 0, stderr)
  await runCommand(['archive', 'build', 'archive', 'rows.csv', ...MODEL, '--keep', 'formula'])
  const submit = ['batch', 'submit', 'run', 'rows.csv', ...RULES, ...MODEL, ...NO_REDIS]
  await runCommand([...submit, '-o', 'out.csv'])
  await runCommand(['archive', 'classify', 'archive', ...RULES, ...MODEL, '-o', 'before.csv'])
}

/** Files above so many bytes are parts of the model and of the archive. */
const LARGE = 100_000

/** What is compared of a file: its hash where it is large, as the parts of a model are. */
function contentOf(file: string, work: string): string {
  const bytes = readFileSync(file)
  if (bytes.length > LARGE) return sha256(bytes)
  return bytes.toString('latin1').replaceAll(work, '')
}

/** Copies a folder; large files, which are replaced and never written in place, are linked: they cost no disk. */
function copyFolder(from: string, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) {
      mkdirSync(target)
      copyFolder(source, target)
    } else if (statSync(source).size > LARGE) linkSync(source, target)
    else copyFileSync(source, target)
  }
}

/** Everything a command line leaves behind: what it printed, its exit code, the files. */
async function outcomeOf(path: string, args: readonly string[]): Promise<string> {
  const work = mkdtempSync(join(tmpdir(), 'kaskad-options-'))
  try {
    copyFolder(folder, work)
    process.chdir(work)
    const isServing = path === 'review' || args.includes('--watch')
    const interrupted = isServing ? AbortSignal.timeout(30_000) : new AbortController().signal
    const ran = await runCommand([...path.split(' '), ...args], { input: 'y\n', interrupted })
    const files = readdirSync(work, { recursive: true, encoding: 'utf8' })
      .toSorted()
      .filter((name) => statSync(join(work, name)).isFile())
      .map((name) => [name, contentOf(join(work, name), work)])
    return JSON.stringify([ran, files]).replaceAll(work, '')
  } finally {
    process.chdir(home)
    rmSync(work, { recursive: true, force: true })
  }
}

suite('every option of every command changes what the command does', () => {
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kaskad-options-'))
    process.chdir(folder)
    await prepare(folder)
    process.chdir(home)
  })
  after(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  for (const { path, options } of declaredIn()) {
    test(path, async () => {
      const scene = SCENES[path]
      assert.ok(scene, `no command line for ${path}`)
      const unused: string[] = []
      const plain = await outcomeOf(path, scene.base)
      const withoutProbe = new Map<string, string>([['', plain]])
      for (const option of options) {
        const probe = scene.probes[option]
        if (!probe) {
          assert.ok(ELSEWHERE[`${path} ${option}`], `no probe for ${path} ${option}`)
          continue
        }
        const at = probe.indexOf(option)
        const context = probe.slice(0, at)
        const key = context.join(' ')
        const before = withoutProbe.get(key) ?? (await outcomeOf(path, withProbe(scene, context)))
        withoutProbe.set(key, before)
        if (before === (await outcomeOf(path, withProbe(scene, probe)))) unused.push(option)
      }
      assert.deepEqual(unused, [])
    })
  }

  test('whatever follows an option is taken or refused in words, soon', () => {
    const given = fc.constantFrom(...declaredIn()).chain(({ path, options }) =>
      fc.record({
        path: fc.constant(path),
        more: fc.array(fc.tuple(fc.constantFrom(...options), word), { minLength: 1, maxLength: 4 }),
      }),
    )
    return fuzz([given], {
      runs: 100,
      answer: async ({ path, more }) => {
        const outcome = await outcomeOf(path, [...(SCENES[path]?.base ?? []), ...more.flat()])
        const [{ code, stderr }] = JSON.parse(outcome) as [Ran]
        assert.ok([0, 1, 2, 3].includes(code) && !stderr.includes('bug'), `${code} ${stderr}`)
      },
    })
  })
})
