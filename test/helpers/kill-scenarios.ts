import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Scenario } from './killed-runs.js'
import { csvOf, smallCorpus } from './small-corpus.js'
import { MAIN } from './spawn-command.js'

const RULE = 'kaskad: 1\nproject: hare # ours\nclaims:\n  - title: { any: [заяц] }\n'

function withRows(folder: string, seed: number): void {
  const rows = smallCorpus(seed).map((row, at) => ({ ...row, text: `${row.text} ${at % 5}` }))
  writeFileSync(join(folder, 'in.csv'), csvOf(rows, 'title,project'))
}

function withRules(folder: string, seed: number): void {
  withRows(folder, seed)
  mkdirSync(join(folder, 'rules'))
  writeFileSync(join(folder, 'rules/hare.yaml'), RULE)
}

/** Commands that write tables and rules, each over what an earlier run wrote or into new folders. */
export function killScenarios(seed: number): readonly Scenario[] {
  return [
    {
      name: 'classify -o --rejects --conflicts',
      prepare: (folder) => {
        withRules(folder, seed)
        for (const name of ['out.csv.gz', 'rejects.csv', 'conflicts.csv'])
          writeFileSync(join(folder, name), 'old\n')
      },
      args: (folder) => [
        'classify',
        join(folder, 'in.csv'),
        '--rules',
        join(folder, 'rules'),
        '--stages',
        'rules',
        '-o',
        join(folder, 'out.csv.gz'),
        '--rejects',
        join(folder, 'rejects.csv'),
        '--conflicts',
        join(folder, 'conflicts.csv'),
      ],
    },
    {
      name: 'rules induce --write, over rules that are there',
      prepare: (folder) => {
        withRules(folder, seed)
        writeFileSync(join(folder, 'suspects.csv'), 'old\n')
      },
      args: (folder) => [
        'rules',
        'induce',
        join(folder, 'in.csv'),
        '-o',
        join(folder, 'rules'),
        '--write',
        '--suspects',
        join(folder, 'suspects.csv'),
      ],
    },
    {
      name: 'rules induce, into a new folder',
      prepare: (folder) => withRows(folder, seed),
      args: (folder) => [
        'rules',
        'induce',
        join(folder, 'in.csv'),
        '-o',
        join(folder, 'new/rules'),
      ],
    },
    {
      name: 'labels suspects -o',
      prepare: (folder) => withRules(folder, seed),
      args: (folder) => [
        'labels',
        'suspects',
        join(folder, 'in.csv'),
        '--rules',
        join(folder, 'rules'),
        '-o',
        join(folder, 'suspects.csv'),
        '--threads',
        '1',
      ],
    },
    {
      name: 'train, over a model that is there',
      prepare: (folder) => withModel(folder, seed),
      args: (folder) => [...trainIn(folder), '--weights', 'int8'],
      reads,
    },
    {
      name: 'heads disable',
      prepare: (folder) => withModel(folder, seed),
      args: (folder) => ['heads', 'disable', 'hare', '--model', join(folder, 'model')],
      reads,
    },
    {
      name: 'heads import',
      prepare: (folder) => {
        withModel(folder, seed)
        cpSync(join(folder, 'model'), join(folder, 'other'), { recursive: true })
        spawnSync(process.execPath, [
          MAIN,
          'heads',
          'disable',
          'hare',
          '--model',
          join(folder, 'other'),
        ])
      },
      args: (folder) => [
        'heads',
        'import',
        'fox',
        '--from',
        join(folder, 'other'),
        '--model',
        join(folder, 'model'),
      ],
      reads,
    },
    {
      name: 'heads rollback',
      prepare: (folder) => {
        withModel(folder, seed)
        spawnSync(process.execPath, [MAIN, ...trainIn(folder), '--only', 'hare', '--seed', '3'])
      },
      args: (folder) => ['heads', 'rollback', 'hare', '--model', join(folder, 'model')],
      reads,
    },
  ]
}

/** A training with a hybrid over a model that is there: a minute of CPU for a few kills. */
export function hybridScenario(seed: number): Scenario {
  const tiny = 'epochs=1,layers=1,heads=2,dim=16,inner=16,vocabulary=200,length=12'
  const stages = ['--stages', 'heads,hybrid', '--hybrid', tiny]
  return {
    name: 'train with a hybrid, the end of it',
    prepare: (folder) => withModel(folder, seed),
    args: (folder) => [...trainIn(folder), ...stages],
    reads,
    passing: /hybrid\/(unfinished|\w+\/report\.json)/,
  }
}

function reads(folder: string): readonly string[] {
  return ['classify', join(folder, 'in.csv'), '--model', join(folder, 'model')]
}

function trainIn(folder: string): readonly string[] {
  const model = join(folder, 'model')
  return ['train', join(folder, 'in.csv'), '--stages', 'heads', '--model', model, '--threads', '1']
}

function withModel(folder: string, seed: number): void {
  withRows(folder, seed)
  spawnSync(process.execPath, [MAIN, ...trainIn(folder)])
}
