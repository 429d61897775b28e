import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Csr } from '../../src/heads/features/csr.js'
import type { Evidence } from '../../src/heads/features/features.js'

/** Rows to learn from and rows to label, by position. */
export interface Split {
  readonly train: Int32Array
  readonly test: Int32Array
}

/** Labels for the test rows of a split, in their order, and CPU seconds. */
export interface PeerAnswer {
  readonly labels: readonly string[]
  readonly fitSeconds: number
  readonly predictSeconds: number
}

/** Whether a command is there. */
export function isInstalled(command: string): boolean {
  return spawnSync(command, []).error === undefined
}

/** Runs a command in a folder; CPU seconds of the child. */
function timed(folder: string, command: string, args: readonly string[]): Run {
  const script = `exec 3>&2; TIMEFORMAT='%U %S'; time ${command} ${args.join(' ')} 2>/dev/null`
  const run = spawnSync('bash', ['-c', script], { cwd: folder, maxBuffer: 1 << 28 })
  const [user = 0, system = 0] = String(run.stderr).trim().split(' ').map(Number)
  return { output: String(run.stdout), seconds: user + system }
}

interface Run {
  readonly output: string
  readonly seconds: number
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'kaskad-peer-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** fastText with these options, one thread, seed as it comes; its load is what an empty file costs. */
export function runFastText(
  rows: readonly Evidence[],
  { train, test }: Split,
  options: string,
): PeerAnswer & { readonly loadSeconds: number } {
  return inFolder((folder) => {
    const names = [...new Set(rows.map(goldOf))]
    const line = (row: number): string => textOf(rows[row] as Evidence)
    const labelled = [...train].map((row) => {
      const label = names.indexOf(goldOf(rows[row] as Evidence))
      return `__label__${label} ${line(row)}`
    })
    writeFileSync(join(folder, 'train'), `${labelled.join('\n')}\n`)
    writeFileSync(join(folder, 'test'), `${[...test].map(line).join('\n')}\n`)
    const fit = timed(folder, 'fasttext', [
      `supervised -input train -output model -thread 1 ${options}`,
    ])
    writeFileSync(join(folder, 'empty'), '')
    const load = timed(folder, 'fasttext', ['predict model.bin empty'])
    const predict = timed(folder, 'fasttext', ['predict model.bin test'])
    const answers = predict.output.split('\n').map((text) => text.replace('__label__', ''))
    return {
      labels: [...test].map((_, at) => names[Number(answers[at] || -1)] ?? 'none'),
      fitSeconds: fit.seconds,
      predictSeconds: predict.seconds,
      loadSeconds: load.seconds,
    }
  })
}

/** Fields as words with the field's name before them, and columns as words of their own. */
function textOf({ item }: Evidence): string {
  const { texts, categories, numbers } = item.item
  const words = Object.values(texts).map((text) =>
    (text ?? '').toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' '),
  )
  const values = [...Object.entries(categories), ...Object.entries(numbers)].map(
    ([name, value]) => `${name}=${String(value).replaceAll(/\s+/gu, '_')}`,
  )
  return [...words, ...values].join(' ').trim() || 'empty'
}

/** The label of a row. */
export function goldOf({ item }: Evidence): string {
  return item.item.gold ?? 'none'
}

/** A matrix and what LIBLINEAR is to do with it. */
export interface LiblinearOptions {
  readonly matrix: Csr
  /** A number for each row's label, from 0. */
  readonly labels: Int32Array
  /** 1: L2-loss SVM in the dual; 7: logistic in the dual; 0: logistic in the primal. */
  readonly solver: number
  readonly cost: number
}

/**
 * LIBLINEAR on one matrix, with weights balanced as scikit-learn's are: rows over
 * classes times rows of the class; labels are numbers as text.
 */
export function runLiblinear(job: LiblinearOptions, { train, test }: Split): PeerAnswer {
  return inFolder((folder) => {
    writeRows(join(folder, 'train'), job, train)
    writeRows(join(folder, 'test'), job, test)
    const counts = new Map<number, number>()
    for (const row of train) {
      const label = job.labels[row] as number
      counts.set(label, (counts.get(label) ?? 0) + 1)
    }
    const weights = [...counts].map(
      ([label, count]) => `-w${label} ${(train.length / (counts.size * count)).toFixed(6)}`,
    )
    const options = `-q -s ${job.solver} -B 1 -e ${job.solver === 0 ? 0.01 : 0.1} -c ${job.cost}`
    const fit = timed(folder, 'liblinear-train', [options, ...weights, 'train', 'model'])
    const predict = timed(folder, 'liblinear-predict', ['test', 'model', 'out'])
    return {
      labels: readFileSync(join(folder, 'out'), 'utf8').trim().split('\n'),
      fitSeconds: fit.seconds,
      predictSeconds: predict.seconds,
    }
  })
}

/** Rows as LIBLINEAR reads them, columns from 1. */
export function writeRows(
  path: string,
  { matrix, labels }: LiblinearOptions,
  rows: Int32Array,
): void {
  const { offsets, indices, values } = matrix
  const lines = [...rows].map((row) => {
    const sums = new Map<number, number>()
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++) {
      const column = indices[at] as number
      sums.set(column, (sums.get(column) ?? 0) + (values[at] as number))
    }
    const entries = [...sums].sort(([one], [other]) => one - other)
    return `${labels[row]} ${entries.map(([column, value]) => `${column + 1}:${value.toFixed(6)}`).join(' ')}`
  })
  writeFileSync(path, `${lines.join('\n')}\n`)
}

/** The words of a row's texts, for classifiers that take words. */
export function foldedWords({ item }: Evidence): string[] {
  return Object.values(item.item.texts).flatMap(
    (text) => (text ?? '').toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [],
  )
}
