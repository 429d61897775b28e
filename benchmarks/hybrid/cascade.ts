/** Rows per second of the whole cascade as a function of the share that reaches stage three. */
import { fileURLToPath } from 'node:url'
import { buildEngine } from '../../src/cascade/build.js'
import { classify } from '../../src/cascade/classify.js'
import type { PlainItem } from '../../src/cascade/plain-item.js'
import type { HybridStage } from '../../src/hybrid/stage/judge.js'
import { loadRules } from '../../src/rules/language/folder.js'

const RULES = fileURLToPath(new URL('../../../rules', import.meta.url))

const SHARES = [0, 0.01, 0.02, 0.05, 0.1, 0.3, 1] as const

/** Rows that reach stage three in each run. */
const JUDGED = 48
/** Rows of a run in which none does. */
const FREE = 20_000

/**
 * Runs `classify` with the shipped rules, which settle all rows but the share
 * given; the others reach the model.
 *
 * @param open - The title of a row that no rule claims.
 */
export async function runCascade(
  hybrid: HybridStage,
  open: (row: number) => string,
): Promise<void> {
  const rules = await loadRules(RULES)
  if (!rules.ok) throw new Error('the shipped rules cannot be read')
  const engine = buildEngine({ rules: rules.value, hybrid })
  let free = 0
  for (const share of SHARES) {
    const rows = share === 0 ? FREE : Math.round(JUDGED / share)
    const begun = performance.now()
    let judged = 0
    for await (const { stage } of classify(engine, itemsOf(rows, { share, open }))) {
      if (stage === 'hybrid') judged += 1
    }
    const seconds = (performance.now() - begun) / 1000
    if (share === 0) free = rows / seconds
    const alone = judged / Math.max(1e-9, seconds - rows / free)
    const found = judged === 0 ? '' : `, ${judged} judged at ${alone.toFixed(1)} a second`
    console.log(
      `    ${(100 * share).toFixed(0).padStart(3)} % deferred: ${(rows / seconds).toFixed(0).padStart(6)} rows/s${found}`,
    )
  }
}

/** Rows of which the share given is open, spread evenly. */
function* itemsOf(
  rows: number,
  { share, open }: { readonly share: number; readonly open: (row: number) => string },
): Generator<PlainItem> {
  for (let row = 0; row < rows; row++) {
    const isOpen = Math.floor((row + 1) * share) > Math.floor(row * share)
    yield isOpen
      ? { id: row, title: open(row), description: '' }
      : { id: row, title: `Матроскин и Шарик, серия ${row}`, description: 'простоквашино' }
  }
}
