/** One run of one part of the path, in a process of its own: prints its cost as JSON. */
import { createReadStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse'
import { run } from '../../src/cli/commands/program.js'
import { processEdge } from '../../src/cli/terminal/edge.js'
import { buildEngine, classifyBatch, loadRules, TEXT_FIELDS } from '../../src/index.js'
import { createArena, reset } from '../../src/normalise/fold/arena.js'
import { createFolder } from '../../src/normalise/fold/fold.js'
import { FULL_FOLD } from '../../src/normalise/fold/fold-steps.js'
import { normalise } from '../../src/normalise/fold/normalise.js'
import { readItems } from '../../src/read/read.js'
import { compileRules } from '../../src/rules/matching/compile.js'
import { matchRules } from '../../src/rules/matching/match.js'

const [mode = '', path = '', ...options] = process.argv.slice(2)
const rulesFolder = fileURLToPath(new URL('../../../rules', import.meta.url))
let seen = 0

const parts: Readonly<Record<string, () => Promise<void>>> = {
  parse: async () => {
    for await (const record of createReadStream(path).pipe(parse()))
      seen += (record as string[]).length
  },
  read: async () => {
    for await (const { items } of readItems({ inputs: [path] })) seen += items.length
  },
  fold: async () => {
    const folder = createFolder(FULL_FOLD)
    const arena = createArena()
    for await (const { items } of readItems({ inputs: [path] })) {
      reset(arena)
      for (const item of items) if (normalise(item, folder, arena).item) seen += 1
    }
  },
  match: async () => {
    const folder = createFolder(FULL_FOLD)
    const arena = createArena()
    const rules = compileRules(await shippedRules(), { fields: TEXT_FIELDS })
    for await (const { items } of readItems({ inputs: [path] })) {
      reset(arena)
      for (const item of items) seen += matchRules(rules, normalise(item, folder, arena)).length
    }
  },
  decide: async () => {
    const engine = buildEngine({ rules: await shippedRules() })
    for await (const { items } of readItems({ inputs: [path] })) {
      seen += (await classifyBatch(engine, items)).length
    }
  },
  classify: async () => {
    const output = join(tmpdir(), `kaskad-${process.pid}.csv`)
    const given = options.length > 0 ? options : ['--rules', rulesFolder]
    seen += await run(['classify', path, '-o', output, ...given], processEdge())
  },
}

async function shippedRules() {
  const parsed = await loadRules(rulesFolder)
  if (!parsed.ok) throw new Error(parsed.issues[0].message)
  return parsed.value
}

const began = performance.now()
await parts[mode]?.()
const seconds = (performance.now() - began) / 1000
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
console.log(
  JSON.stringify({
    seconds,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMegabytes: maxRSS / 1024,
    seen,
  }),
)
