import type { JudgedRow } from '../../evaluate/evaluation.js'
import { readItems } from '../../read/read.js'
import type { DecisionKind } from '../../types/decision.js'
import { KaskadError } from '../../types/error.js'
import { labelOf, type LabelWords } from '../../types/project-name.js'
import { STAGE_NAMES } from '../../types/verdict.js'

/** A decision as a file has it: what is measured, without the label. */
export type Answer = Omit<JudgedRow, 'gold'>

/** A row of a decisions file. */
export interface FiledDecision extends Answer {
  readonly id: string
  /** Other columns of the row by name; `''` where the file has none. */
  readonly beside: ReadonlyMap<string, string>
}

/** Which decisions file is read, and what for. */
export interface DecisionsWish {
  readonly file: string
  readonly words: LabelWords
  /** Columns that are wanted beside the decision, where they are there. */
  readonly beside?: readonly string[]
  /** What names the file in messages: an option, or what it is to the command. */
  readonly called: string
}

const KINDS: readonly string[] = [
  'assigned',
  'collection',
  'none',
  'abstained',
] satisfies DecisionKind[]

/** What a decisions file of ours says beside the project; somebody else's may not. */
const OURS = ['decision', 'stage', 'probability']

/** Reads decisions in the order of the file: an id, a project and, where there, the rest. */
export async function* decisionsIn(wish: DecisionsWish): AsyncGenerator<FiledDecision> {
  const { file, words, beside = [] } = wish
  const texts = [{ name: 'project', column: 'project' }]
  const spare = [...OURS, ...beside]
  const wishes = { texts, numeric: [], categorical: [], spare }
  for await (const { items } of readItems({ inputs: [file], wishes })) {
    for (const { id, texts: given, kept } of items) {
      const [kind = '', stage = '', chance = '', ...rest] = kept
      const predicted = labelOf(given['project'] ?? words.none, words)
      yield {
        id,
        predicted,
        kind: kindOf(kind, predicted, words),
        stage: STAGE_NAMES.find((name) => name === stage),
        probability: chanceOf(chance),
        beside: new Map(beside.map((name, at) => [name, rest[at] ?? ''])),
      }
    }
  }
}

/** Decisions by id. @throws KaskadError `usage` where one row is decided twice, not alike. */
export async function decisionsById(
  wish: DecisionsWish,
): Promise<ReadonlyMap<string, FiledDecision>> {
  const answers = new Map<string, FiledDecision>()
  for await (const answer of decisionsIn(wish)) {
    const { id, predicted } = answer
    if ((answers.get(id)?.predicted ?? predicted) !== predicted)
      throw new KaskadError(
        'usage',
        `${wish.called}: ${wish.file} decides twice on ${id}, not alike`,
      )
    answers.set(id, answer)
  }
  return answers
}

function kindOf(given: string, predicted: string, { none }: LabelWords): DecisionKind {
  if (KINDS.includes(given)) return given as DecisionKind
  return predicted === none ? 'none' : 'assigned'
}

function chanceOf(given: string): number | undefined {
  const chance = Number(given)
  return given !== '' && chance >= 0 && chance <= 1 ? chance : undefined
}
