import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readHeadsModel, writeHeadsModel } from '../../src/model/heads-model.js'
import { fitHeads } from '../../src/learn/heads/fit-heads.js'
import { loadSet } from './data.js'

const TURNS = 7

/** Milliseconds until the heads of epg are read, checked and ready, and their size on disk. */
export async function runLoading(): Promise<void> {
  const rows = loadSet('epg')?.train
  if (!rows) return console.log('loading: skipped, epg is not on this machine')
  const { model } = await fitHeads(rows, { fitting: { folds: 2 } })
  for (const encoding of ['float32', 'int8'] as const) {
    const folder = mkdtempSync(join(tmpdir(), 'kaskad-loading-'))
    try {
      await writeHeadsModel(folder, model, encoding)
      const times: number[] = []
      for (let turn = 0; turn < TURNS; turn++) {
        const began = performance.now()
        await readHeadsModel(folder)
        times.push(performance.now() - began)
      }
      const [first = 0, ...more] = times
      const best = Math.min(...more)
      console.log(
        `loading ${model.heads.length + 1} heads, ${encoding}: ${(sizeOf(folder) / 1e6).toFixed(1)} MB, ${first.toFixed(0)} ms at first, ${best.toFixed(0)} ms at best`,
      )
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
}

function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  return files
    .filter((file) => file.isFile())
    .reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0)
}
