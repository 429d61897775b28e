import type { ReadBatch } from '../../read/read.js'
import type { Decision } from '../../types/decision.js'
import type { Item } from '../../types/item.js'
import { KaskadError } from '../../types/error.js'
import type { TableFormat } from '../../types/format.js'
import { fingerprintOf, formatFingerprint, setupHash } from '../settings/fingerprint.js'
import { readKnown, type KnownDecisions, type KnownRow } from '../settings/known-decisions.js'
import type { Settings } from '../settings/settings.js'
import { group, many } from '../terminal/tally.js'
import type { ClassifyOptions } from './classify-options.js'
import { decidersOf } from './run-identity.js'

/** Rows of one kind: all to be decided, or all with decisions that still hold. */
export interface RowsPart {
  readonly batch: ReadBatch
  /** One for each item of the batch; undefined where they are to be decided. */
  readonly carried: readonly Decision[] | undefined
}

/** What rows are compared with, and how many were of each kind. */
export interface Comparing {
  readonly known: KnownDecisions | undefined
  /** Hash of what decides beside the rows. */
  readonly setup: string
  readonly counts: Record<KnownRow['kind'], number>
}

/** True where the output has fingerprints. */
export function isMarking({ known, fingerprint }: ClassifyOptions['options']): boolean {
  return fingerprint || known !== undefined
}

/** What rows are compared with; undefined where nobody asked for it. @throws KaskadError `usage` */
export async function comparingOf(
  { options }: ClassifyOptions,
  settings: Settings,
  format: TableFormat,
): Promise<Comparing | undefined> {
  const { known: file, newOnly } = options
  if (newOnly && file === undefined)
    throw new KaskadError('usage', '--new-only: expected --known as well')
  if (!isMarking(options)) return undefined
  const { stages, sources, prior, typos, forms, fold, wording: words, missing, fills } = settings
  const asked = [stages, sources, prior, typos, forms, fold, words, missing, fills].map(
    (each) => each ?? null,
  )
  const setup = setupHash([await decidersOf(settings), asked])
  const takesCollections = newOnly || format !== 'jsonl'
  const known = file === undefined ? undefined : await readKnown({ file, words, takesCollections })
  const counts = { known: 0, new: 0, 'row changed': 0, 'setup changed': 0 }
  return { known, setup, counts }
}

/** Batches as runs of rows of one kind; one run each where nothing is compared. */
export async function* partsIn(
  batches: AsyncIterable<ReadBatch>,
  comparing: Comparing | undefined,
): AsyncGenerator<RowsPart> {
  for await (const batch of batches)
    yield* comparing ? partsOf(batch, comparing) : [{ batch, carried: undefined }]
}

/**
 * Parts a batch, in order; the first part has what the batch has beside items. Each item gets its
 * fingerprint as its last kept column.
 */
function partsOf(batch: ReadBatch, { known, setup, counts }: Comparing): readonly RowsPart[] {
  const runs: { items: Item[]; carried: Decision[] | undefined }[] = []
  for (const item of batch.items) {
    const fingerprint = fingerprintOf(item, setup)
    const found: KnownRow = known?.of(item.id, fingerprint) ?? { kind: 'new' }
    counts[found.kind] += 1
    const isKnown = found.kind === 'known'
    const mark = isKnown && !found.isMarked ? '' : formatFingerprint(fingerprint)
    let run = runs.at(-1)
    if (!run || (run.carried !== undefined) !== isKnown) {
      run = { items: [], carried: isKnown ? [] : undefined }
      runs.push(run)
    }
    run.items.push({ ...item, kept: [...item.kept, mark] })
    if (isKnown) run.carried?.push(found.decision)
  }
  if (runs.length === 0) return [{ batch, carried: undefined }]
  return runs.map(({ items, carried }, at) => ({
    batch: at === 0 ? { ...batch, items } : { ...batch, items, rejects: [], notes: [] },
    carried,
  }))
}

/** What became of known decisions, a line each. */
export function knownLines({ known, counts }: Comparing): readonly string[] {
  if (!known) return []
  const unasked = known.unasked()
  const { new: fresh, 'row changed': row, 'setup changed': setup } = counts
  return [
    `known      ${many(counts.known, 'row')} unchanged; to decide ${group(fresh)} new, ${group(row)} changed, ${group(setup)} because rules, model or settings are others`,
    ...(unasked > 0
      ? [`known      ${many(unasked, 'decision')} for ids that the input has not`]
      : []),
    ...(known.byIdAlone > 0
      ? [
          `note: ${many(known.byIdAlone, 'known decision')} without a fingerprint: such rows are known by their ids alone`,
        ]
      : []),
  ]
}
