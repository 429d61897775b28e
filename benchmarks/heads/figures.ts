import { randomFrom } from '../../src/numbers/random.js'

/** What one classifier is worth on rows it has not seen. */
export interface Figures {
  readonly macroF1: number
  readonly accuracy: number
  readonly nonePrecision: number
  readonly noneRecall: number
}

/** Gold and given labels, row by row; `none` stands for no project. */
export interface Answers {
  readonly gold: readonly string[]
  readonly given: readonly string[]
}

/** Macro F1 over the projects that occur, accuracy, and how none fares. */
export function figuresOf({ gold, given }: Answers, rows?: Int32Array): Figures {
  const right = new Map<string, number>()
  const either = new Map<string, number>()
  const own = new Map<string, number>()
  const taken = new Map<string, number>()
  let hits = 0
  for (const row of rows ?? gold.keys()) {
    const [label = '', answer = ''] = [gold[row], given[row]]
    add(own, label)
    add(taken, answer)
    add(either, label)
    add(either, answer)
    if (label !== answer) continue
    hits++
    add(right, label)
  }
  const projects = [...own.keys()].filter((label) => label !== 'none')
  const f1s = projects.map((label) => (2 * (right.get(label) ?? 0)) / (either.get(label) ?? 1))
  const none = right.get('none') ?? 0
  return {
    macroF1: f1s.reduce((sum, f1) => sum + f1, 0) / f1s.length,
    accuracy: hits / (rows?.length ?? gold.length),
    nonePrecision: none / (taken.get('none') ?? 1),
    noneRecall: none / (own.get('none') ?? 1),
  }
}

function add(counts: Map<string, number>, label: string): void {
  counts.set(label, (counts.get(label) ?? 0) + 1)
}

const RESAMPLES = 300

/** The 95 % bootstrap interval of macro F1, rows drawn with replacement. */
export function intervalOf(answers: Answers): readonly [number, number] {
  const random = randomFrom(17)
  const many = answers.gold.length
  const rows = new Int32Array(many)
  const values = Array.from({ length: RESAMPLES }, () => {
    for (let at = 0; at < many; at++) rows[at] = Math.floor(random() * many)
    return figuresOf(answers, rows).macroF1
  }).toSorted((a, b) => a - b)
  return [values[Math.floor(RESAMPLES * 0.025)] ?? 0, values[Math.floor(RESAMPLES * 0.975)] ?? 0]
}
