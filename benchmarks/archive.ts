/**
 * Edits of rules on an archive: what each costs from reading the rules to the output on the disk,
 * and whether the output is that of a full run.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseDocument, type YAMLSeq } from 'yaml'
import { randomFrom } from '../src/numbers/random.js'
import { runCommand } from '../test/helpers/run-command.js'
import { numberOption } from './options.js'
import { writeStudioCsv } from './studio/csv.js'
import { studioRows } from './studio/rows.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A kind of edit, and how a rule file is edited. */
type Edits = Readonly<Record<string, (file: string, word: string) => string>>

const EDITS: Edits = {
  'keyword added': (file, word) => withKeyword(file, word),
  'keyword added, exact': (file, word) =>
    withKeyword(file, { keyword: word, typos: 'off', forms: 'off' }),
  'keyword added, 2 typos': (file, word) => withKeyword(file, { keyword: word, typos: 2 }),
  'keyword removed': (file) => edited(file, (claim) => any(claim)?.items.pop()),
  'stop word added': (file, word) =>
    edited(file, (claim) => claim.setIn([fieldOf(claim), 'stop'], [word])),
  'precision set': (file) => edited(file, (claim) => claim.set('precision', 0.9)),
  'condition added': (file) =>
    edited(file, (claim) => claim.set('where', { seconds: { above: 30 } })),
  'rule switched off': (file) => `${file.trimEnd()}\nenabled: false\n`,
}

interface Cost {
  readonly kind: string
  readonly touched: number
  readonly wall: number
  readonly cpu: number
}

/** Prints costs by kind of edit. `--rows`, `--edits`. */
export async function run(): Promise<void> {
  const rows = numberOption('rows', 200_000)
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-archive-'))
  const at = (name: string): string => join(folder, name)
  try {
    cpSync(join(root, 'rules'), at('rules'), { recursive: true })
    await writeStudioCsv(at('in.csv'), { seed: 7, rows, noise: true, typos: 0.05, rich: false })
    const build = await timed(['archive', 'build', at('archive'), at('in.csv')])
    const args = ['archive', 'classify', at('archive'), '--rules', at('rules'), '-o', at('out.csv')]
    const first = await timed(args)
    console.log(`${rows} rows: built ${seconds(build.cpu)}, decided ${seconds(first.cpu)} of CPU`)
    const costs: Cost[] = []
    let wrong = 0
    const edits = numberOption('edits', 100)
    const words = wordsOf(edits)
    const random = randomFrom(7)
    for (let edit = 0; edit < edits; edit++) {
      const kinds = Object.entries(EDITS)
      const [kind, change] = kinds[edit % kinds.length] ?? kinds[0] ?? []
      const names = readdirSync(at('rules')).filter((name) => /^[a-z].*\.yaml$/.test(name))
      const name = at(`rules/${names[Math.floor(random() * names.length)] ?? ''}`)
      if (!kind || !change) continue
      const before = readFileSync(name, 'utf8')
      writeFileSync(name, change(before, words[edit] ?? ''))
      costs.push({ kind, ...(await timed(args)) })
      if (edit % Math.ceil(edits / 4) === 0) {
        await timed(['classify', at('in.csv'), '--rules', at('rules'), '-o', at('full.csv')])
        if (!readFileSync(at('out.csv')).equals(readFileSync(at('full.csv')))) wrong++
      }
      writeFileSync(name, before)
    }
    print(costs, rows)
    console.log(`full runs with other bytes: ${wrong} of 4`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function timed(args: readonly string[]): Promise<Omit<Cost, 'kind'>> {
  const began = performance.now()
  const before = process.cpuUsage()
  const { code, stderr } = await runCommand(args)
  if (code !== 0) throw new Error(stderr)
  const { user, system } = process.cpuUsage(before)
  const [, touched = '0'] = /: ([\d,]+) rows? decided/.exec(stderr) ?? []
  const wall = performance.now() - began
  return { touched: Number(touched.replaceAll(',', '')), wall, cpu: (user + system) / 1000 }
}

type Claim = YAMLSeq & { readonly setIn: (path: readonly string[], value: unknown) => void }

function edited(file: string, change: (claim: Claim) => void): string {
  const document = parseDocument(file)
  change(document.getIn(['claims', 0]) as Claim)
  return document.toString()
}

function fieldOf(claim: Claim): string {
  const fields = Object.keys(claim.toJSON())
  return fields.find((name) => name !== 'where' && name !== 'precision') ?? 'title'
}

function any(claim: Claim): YAMLSeq | undefined {
  return claim.getIn([fieldOf(claim), 'any']) as YAMLSeq | undefined
}

function withKeyword(file: string, keyword: unknown): string {
  return edited(file, (claim) => any(claim)?.add(keyword))
}

/** Words and pairs of words of titles, as an analyst would add them. */
function wordsOf(count: number): readonly string[] {
  const titles = [...studioRows({ seed: 11, rows: count, noise: true, typos: 0 })]
  return titles.map(({ reel_name: title }, at) => {
    const found = title.match(/\p{L}{5,}/gu) ?? ['квазар']
    return found.slice(0, 1 + (at % 2)).join(' ')
  })
}

function print(costs: readonly Cost[], rows: number): void {
  console.log('| edit | edits | rows decided, median | wall ms, median | CPU ms, median |')
  console.log('| --- | --- | --- | --- | --- |')
  const line = (kind: string, own: readonly Cost[]): void => {
    const of = (value: (cost: Cost) => number): string => middle(own.map(value)).toFixed(0)
    const cells = [own.length, of((cost) => cost.touched), of((cost) => cost.wall)]
    console.log(`| ${kind} | ${cells.join(' | ')} | ${of((cost) => cost.cpu)} |`)
  }
  for (const kind of Object.keys(EDITS))
    line(
      kind,
      costs.filter((cost) => cost.kind === kind),
    )
  line(
    'all that touch up to 1 %',
    costs.filter(({ touched }) => touched <= rows / 100),
  )
  line(
    'all others',
    costs.filter(({ touched }) => touched > rows / 100),
  )
  const over = costs.filter(({ wall, touched }) => wall > 1000 + 0.02 * touched)
  console.log(`above 1 s + 20 µs a touched row: ${over.length} of ${costs.length}`)
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
