import { answersThatHold } from '../../read/corrections.js'
import type { ReviewRow } from '../../report/review-row.js'
import type { CorrectionAnswer } from '../../types/correction.js'
import { labelOf, projectName, type LabelWords } from '../../types/project-name.js'
import type { CorrectionLog } from '../../write/correction-log.js'

/** What the people who review have answered. */
export interface Answers {
  readonly all: () => Promise<AnswerState>
  /** Keeps an answer; it is on the disk when this ends. */
  readonly give: (answer: GivenAnswer) => Promise<CorrectionAnswer>
  /** Takes back the last answer of a person that holds; undefined where there is none. */
  readonly undo: (who: string) => Promise<string | undefined>
}

/** An answer as the page sends it. */
export interface GivenAnswer {
  readonly id: string
  readonly labels: readonly string[]
  readonly who: string
}

/** The answers that hold, and what those on the random rows say of all decisions. */
export interface AnswerState {
  readonly answers: Readonly<Record<string, CorrectionAnswer>>
  readonly random: { readonly answered: number; readonly right: number }
}

/** What answers are about. */
export interface AnswerContext {
  readonly rows: ReadonlyMap<string, ReviewRow>
  readonly words: LabelWords
  /** Milliseconds since 1970. */
  readonly clock: () => number
}

/** Keeps answers in a file of corrections. */
export function createAnswers(log: CorrectionLog, { rows, words, clock }: AnswerContext): Answers {
  let last = 0
  const moment = (): string => {
    last = Math.max(last + 1, clock())
    return new Date(last).toISOString()
  }
  return {
    all: async () => {
      const found = answersThatHold(await log.lines())
      return { answers: Object.fromEntries(found), random: randomShare(found, rows, words) }
    },
    give: async ({ id, labels, who }) => {
      const title = rows.get(id)?.title
      const names = [...new Set(labels.map((name) => written(name, words)))]
      const answer = { id, ...(title && { title }), labels: names, who, when: moment() }
      await log.append(answer)
      return answer
    },
    undo: async (who) => {
      const own = [
        ...answersThatHold((await log.lines()).filter((line) => line.who === who)).values(),
      ]
      const [first, ...others] = own
      if (!first) return undefined
      const { id, when } = others.reduce((a, b) => (a.when < b.when ? b : a), first)
      await log.append({ id, undo: when, who, when: moment() })
      return id
    },
  }
}

/** A label as every run reads it, whatever its own word for none is. */
function written(name: string, words: LabelWords): string {
  return labelOf(name, words) === words.none ? 'none' : projectName(name)
}

function randomShare(
  found: ReadonlyMap<string, CorrectionAnswer>,
  rows: ReadonlyMap<string, ReviewRow>,
  words: LabelWords,
): AnswerState['random'] {
  let answered = 0
  let right = 0
  for (const [id, { labels }] of found) {
    const row = rows.get(id)
    if (!row?.reasons.includes('random')) continue
    answered++
    if (labels.length === 1 && labelOf(labels[0] ?? '', words) === labelOf(row.project, words))
      right++
  }
  return { answered, right }
}
