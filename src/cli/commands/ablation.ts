import { compareDecisions, type LabelledComparison } from '../../evaluate/compare.js'
import type { Headline } from '../../evaluate/evaluation.js'
import { forHeadlines } from '../../evaluate/headlines.js'
import type { RowChange } from '../../evaluate/impact.js'
import { figure, signed, table } from '../../evaluate/table.js'
import type { StageName } from '../../types/verdict.js'
import { withEngine } from '../settings/engine-of.js'
import { inTermsOf, type Settings } from '../settings/settings.js'
import type { Edge } from '../terminal/edge.js'
import { judgedBy, labelledItems } from './judged-rows.js'

/** How intervals are drawn. */
export interface Resampling {
  readonly seed: number
  /** How many resamples; 0 for no intervals. */
  readonly bootstrap: number
}

/** What is measured stage by stage. */
export interface AblationOptions extends Resampling {
  readonly inputs: readonly string[]
  readonly settings: Settings
  /** The stages of the whole cascade. */
  readonly stages: readonly StageName[]
  readonly none: string
}

/** The figures of the cascade with its first stages alone. */
export interface AblationStep {
  readonly stages: readonly StageName[]
  readonly figures: Headline
  /** What the last of the stages adds to those before it; null for the first. */
  readonly change: LabelledComparison | null
}

/** Measures the first stage alone, the first two, and so on, each as `--stages` would run them. */
export async function ablate(edge: Edge, request: AblationOptions): Promise<AblationStep[]> {
  const steps: AblationStep[] = []
  let before: readonly Answered[] | undefined
  for (let count = 1; count <= request.stages.length; count++) {
    const stages = request.stages.slice(0, count)
    const after = await answersOf(edge, request, stages)
    const change = await compareDecisions(changesOf(before ?? after, after), {
      ...request,
      examples: 0,
    })
    const { againstLabels } = change
    steps.push({
      stages,
      figures: forHeadlines((key) => againstLabels?.figures[key].after ?? null),
      change: before ? againstLabels : null,
    })
    before = after
  }
  return steps
}

interface Answered {
  readonly gold: string
  readonly answer: string
}

async function answersOf(
  edge: Edge,
  { inputs, settings, none }: AblationOptions,
  stages: readonly StageName[],
): Promise<Answered[]> {
  const answers: Answered[] = []
  await withEngine({ edge, settings: { ...settings, stages } }, async (engine, { heads }) => {
    const terms = inTermsOf(settings, heads)
    const labelled = labelledItems(edge, { inputs, settings: terms, by: [], weight: undefined })
    for await (const { gold, predicted, kind } of judgedBy(engine, labelled))
      answers.push({ gold, answer: kind === 'abstained' ? none : predicted })
  })
  return answers
}

function* changesOf(before: readonly Answered[], after: readonly Answered[]): Generator<RowChange> {
  for (const [at, { gold, answer }] of after.entries())
    yield { id: '', title: '', gold, before: before[at]?.answer ?? answer, after: answer }
}

/** The steps as lines for a terminal: each with what its last stage adds. */
export function ablationLines(steps: readonly AblationStep[]): string[] {
  const rows = steps.map(({ stages, figures, change }) => {
    const added = change?.figures.macroF1WithoutNone
    const interval = added?.interval
    return [
      stages.join(' + '),
      figure(figures.accuracy),
      figure(figures.macroF1WithoutNone),
      added ? signed(added.difference) : '',
      interval ? `${signed(interval[0])} to ${signed(interval[1])}` : '',
      figure(figures.noneRecall),
    ]
  })
  const head = ['stages', 'accuracy', 'macro F1', 'added', '95 % interval', 'none recall']
  return ['', ...table([head, ...rows])]
}
