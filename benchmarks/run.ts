/** `npm run bench -- NAME… [--sets …]`: runs benchmarks by name, or all of them in the order of the list. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { named, OPTIONS, wantsHelp } from './options.js'

const BENCHMARKS = [
  ['forms', 'inflected forms found and false words taken, by language'],
  ['fold', 'characters/s of the fold beside a chain of regexes'],
  ['language', 'languages told apart, beside plain franc'],
  ['matcher', 'keywords found per second, recall and precision, beside four peers'],
  ['parity', 'shipped rules against a brute-force reading of the filters'],
  ['read', 'rows read and written per second, beside csv-parse'],
  ['subtitles', 'minutes of spliced episodes, everyday texts, cost of an hour of talk'],
  ['formats', 'every format of tables in and out, beside its library alone'],
  ['containers', 'Parquet and PostgreSQL in and out: processor time and memory'],
  [
    'classify',
    'the whole command at 100,000 and 1,000,000 rows: rate, memory, where the time goes',
  ],
  ['startup', 'start of the command beside node alone'],
  ['heads', 'heads beside fastText, LIBLINEAR and natural'],
  ['evidence', 'context beside the heads: what it brings out of fold'],
  ['induction', 'induced rules beside hand-written ones and decision lists'],
  ['repair', 'sabotaged rules and five corrections each: F1 that comes back, by which edits'],
  ['kills', 'commands killed at every change of a file, and long runs at random moments'],
  ['batch', 'four workers by way of Redis beside one process; a worker and Redis killed'],
  ['archive', 'edits of rules on an archive: time, rows decided, bytes beside full runs'],
  ['serve', 'the server under load while its rules change, beside the library'],
  ['hybrid', 'the hybrid stage beside onnxruntime by hand'],
] as const

const there = BENCHMARKS.filter(([name]) => existsSync(fileOf(name)))
const wanted = named
const unknown = wanted.filter((name) => !there.some(([known]) => known === name))
if (unknown.length > 0 || wantsHelp) {
  if (unknown.length > 0) console.error(`no benchmark ${unknown.join(', ')}`)
  console.error('Benchmarks:')
  for (const [name, what] of there) console.error(`  ${name.padEnd(12)} ${what}`)
  console.error('Options:')
  for (const [name, what] of Object.entries(OPTIONS))
    console.error(`  --${name.padEnd(10)} ${what}`)
  process.exitCode = unknown.length > 0 ? 2 : 0
} else {
  for (const [name, what] of there) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    console.log(`\n## ${name}: ${what}\n`)
    const { run } = (await import(fileOf(name))) as { readonly run: () => Promise<void> }
    await run()
  }
}

function fileOf(name: string): string {
  return fileURLToPath(new URL(`${name}.js`, import.meta.url))
}
