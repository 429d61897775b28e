/**
 * Writes a studio-like sample: `node dist/benchmarks/studio/write.js ROWS SEED PATH`,
 * with `--clean` for right labels, `--typos 0.05` for slips in names, `--rich` for rows full of keywords.
 */
import { parseArgs } from 'node:util'
import { writeStudioCsv } from './csv.js'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    clean: { type: 'boolean', default: false },
    rich: { type: 'boolean', default: false },
    typos: { type: 'string', default: '0.01' },
  },
})
const [rows = '83411', seed = '1', path] = positionals
if (path === undefined) {
  process.stderr.write('usage: write.js ROWS SEED PATH [--clean] [--rich] [--typos SHARE]\n')
  process.exitCode = 2
} else {
  await writeStudioCsv(path, {
    seed: Number(seed),
    rows: Number(rows),
    noise: !values.clean,
    typos: Number(values.typos),
    rich: values.rich,
  })
}
