import type { Step, Wording } from '../decide/decide.js'
import type { RowExplanation } from '../heads/scoring/explain.js'
import type { JoinedCandidate } from '../heads/scoring/join-row.js'
import type { RankedLabel } from '../hybrid/stage/answers.js'
import type { Arena } from '../normalise/fold/arena.js'
import type { Folder } from '../normalise/fold/folder.js'
import type { NormalItem } from '../normalise/fold/normal-item.js'
import type { CompiledRules } from '../rules/matching/compile.js'
import type { Explanation } from '../rules/checks/explain.js'
import type { FillItem } from './fill-missing.js'
import type { ReadPlain } from './plain-item.js'
import type { Claim } from '../types/claim.js'
import type { Decision } from '../types/decision.js'
import type { NonEmpty } from '../types/parsed.js'
import type { StageName } from '../types/verdict.js'

/** An item that no stage has decided yet, and what the stages before said of it. */
export interface OpenItem {
  readonly normal: NormalItem
  /** What the rules claimed; evidence for the stages behind them. */
  readonly claims: readonly Claim[]
  /** Projects whose own rules exclude it. */
  readonly barred: readonly string[]
  readonly steps: readonly Step[]
}

/** What a stage made of an item: its step, and the claims behind it if it is the rules. */
export interface Judged {
  readonly step: Step
  readonly claims?: readonly Claim[]
  /** Projects that their own rules bar, if it is the rules. */
  readonly barred?: readonly string[]
}

/** One stage: judges a batch of open items, one answer per item, in order. */
export interface Stage {
  readonly name: StageName
  readonly judge: (open: readonly OpenItem[]) => readonly Judged[] | Promise<readonly Judged[]>
  /** The stage's reasons on one item, also on one that an earlier stage decided. */
  readonly explain: (trail: OpenItem, question: Question) => Reasons | Promise<Reasons>
}

/** The reasons of the stages for one item; each stage adds its own. */
export interface Reasons {
  readonly rules?: RulesReasons
  readonly heads?: RowExplanation
  /** What heads and other sources say together of the likely projects, the likeliest first. */
  readonly fused?: readonly JoinedCandidate[]
  /** Answers of the hybrid, the likeliest first. */
  readonly hybrid?: readonly RankedLabel[]
}

/** What the rules have to say of an item. */
export interface RulesReasons {
  /** The rules that had a part in the decision, and the one asked about. */
  readonly projects: readonly Explanation[]
  /** Where no project was claimed or asked about: each with the claim that came nearest. */
  readonly near: readonly Explanation[]
}

/** What a stage is asked to explain. */
export interface Question {
  readonly decision: Decision
  /** A project asked about by name. */
  readonly project: string | undefined
}

/** The cascade, ready to run: any number of calls may use it at once. */
export interface Engine {
  readonly stages: NonEmpty<Stage>
  /** What the rules stage asks, where there is one. */
  readonly rules: CompiledRules | undefined
  readonly wording: Wording
  /** The fold every item goes through once. */
  readonly folder: Folder
  /** The text fields of the input. */
  readonly textFields: readonly string[]
  /** Gives items the values that they lack, where that is wanted. */
  readonly fill: FillItem
  /** Makes items of plain objects. */
  readonly readPlain: ReadPlain
  /** Arenas for folded texts that no call uses at the moment; each call takes one of its own. */
  readonly freeArenas: Arena[]
}
