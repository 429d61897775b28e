import type { NormalItem } from '../../normalise/fold/normal-item.js'
import type { Deferral, Scored, Verdict } from '../../types/verdict.js'
import { knows, rank, rankAll, type RankedLabel } from './answers.js'
import { openBackend } from '../runtimes/backend.js'
import type { TrainedHybrid } from '../encoders/model.js'
import type { Precision } from '../runtimes/onnx-parts.js'
import { writeOnnx } from '../runtimes/onnx.js'
import { hasRuntime, openRuntime } from '../runtimes/runtime.js'
import { threadsFor } from '../runtimes/threaded-wasm.js'
import { createRuntimeScorer, createScorer, type Scorer } from './scorer.js'

/** A hybrid ready to judge; the caller closes it. */
export interface HybridStage {
  readonly model: TrainedHybrid
  readonly scorer: Scorer
}

/**
 * Makes a model ready: in onnxruntime where it is installed, else on the best
 * TensorFlow.js backend. Half a second for a small one.
 *
 * @param precision - Of the weights in onnxruntime: `int8` is two to three times
 *   faster for a large encoder, and a little off what was calibrated.
 */
export async function openHybrid(
  model: TrainedHybrid,
  precision: Precision = 'fp32',
): Promise<HybridStage> {
  const { network, weights } = model
  const plan = { network, weights, precision, output: 'logits' } as const
  const runtime = hasRuntime() ? await openRuntime(writeOnnx(plan)) : undefined
  if (runtime) return { model, scorer: createRuntimeScorer(model, runtime) }

  await openBackend(undefined, threadsFor(network.encoder))
  return { model, scorer: createScorer(model) }
}

/** Gives the memory of a stage back. */
export async function closeHybrid({ scorer }: HybridStage): Promise<void> {
  await scorer.close()
}

/**
 * What stage three says of each item, in their order.
 *
 * It settles or rejects where its calibrated chance reaches the cutoff, and
 * defers otherwise; also where a project is open that it never saw.
 *
 * @param open - Per item the projects that are still possible; all where absent.
 */
export async function judgeHybrid(
  { model, scorer }: HybridStage,
  items: readonly NormalItem[],
  open: readonly (ReadonlySet<string> | undefined)[] = [],
): Promise<Verdict[]> {
  const logits = await scorer.logits(items.map(({ item }) => item))
  const width = model.labels.length
  return items.map((_, i) =>
    hybridVerdict(model, logits.subarray(i * width, (i + 1) * width), open[i]),
  )
}

/**
 * What stage three says of items that the stages before deferred, in their order.
 *
 * A model trained to choose among what is possible is given the projects that
 * each deferral names; one that was silent leaves all open.
 */
export async function judgeDeferred(
  stage: HybridStage,
  items: readonly { readonly normal: NormalItem; readonly deferral: Deferral | undefined }[],
): Promise<Verdict[]> {
  const open =
    stage.model.open === 'all' ? [] : items.map(({ deferral }) => deferral && possible(deferral))
  return judgeHybrid(
    stage,
    items.map(({ normal }) => normal),
    open,
  )
}

/** The projects that a deferral still holds possible; undefined for all. */
export function possible(deferral: Deferral): ReadonlySet<string> | undefined {
  switch (deferral.why) {
    case 'silent':
      return undefined
    case 'unsure':
      return new Set([deferral.best.project])
    case 'conflict':
      return new Set(deferral.between.map(({ project }) => project))
    default:
      return deferral satisfies never
  }
}

/** Every label with its chance, the likeliest first, all projects open: for explanations. */
export async function answersOn(
  { model, scorer }: HybridStage,
  { item }: NormalItem,
): Promise<readonly RankedLabel[]> {
  return rankAll(await scorer.logits([item]), model)
}

/** The verdict on one row of logits. */
export function hybridVerdict(
  model: Pick<TrainedHybrid, 'labels' | 'none' | 'calibration' | 'cutoffs'>,
  logits: Float32Array,
  open?: ReadonlySet<string>,
): Verdict {
  if (!knows(model.labels, open)) return { kind: 'deferred', deferral: { why: 'silent' } }
  const { best, second } = rank(logits, model, open)
  const runnerUp = second && second.label !== model.none ? scored(second) : undefined
  if (best.label === model.none) {
    return best.probability >= model.cutoffs.reject
      ? { kind: 'rejected', probability: best.probability, runnerUp }
      : {
          kind: 'deferred',
          deferral: runnerUp ? { why: 'unsure', best: runnerUp } : { why: 'silent' },
        }
  }
  return best.probability >= model.cutoffs.accept
    ? { kind: 'settled', labels: [scored(best)], runnerUp }
    : { kind: 'deferred', deferral: { why: 'unsure', best: scored(best) } }
}

function scored({ label, probability }: RankedLabel): Scored {
  const why = `hybrid: ${label}, ${Math.round(probability * 100)} % sure`
  return { project: label, probability, why }
}
