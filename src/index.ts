export { buildEngine, type EngineOptions } from './cascade/build.js'
export { classify, classifyBatch, classifyOne, type CallOptions } from './cascade/classify.js'
export {
  askRules,
  type RuleAsker,
  type RulesAnswer,
  type RuleSettings,
} from './cascade/ask-rules.js'
export type { Engine, Judged, OpenItem, Reasons, RulesReasons, Stage } from './cascade/engine.js'
export { explainItem, type ItemExplanation } from './cascade/explain.js'
export { itemOf, TEXT_FIELDS, type PlainItem } from './cascade/plain-item.js'
export type { ColumnFill, FillValue } from './types/fill.js'
export { DEFAULT_WORDING, type Wording } from './decide/decide.js'
export { compareDecisions, type CompareOptions, type Comparison } from './evaluate/compare.js'
export { evaluate } from './evaluate/evaluate.js'
export type { Evaluation, EvaluationOptions, JudgedRow } from './evaluate/evaluation.js'
export type { Part, RowExplanation, Stand } from './heads/scoring/explain.js'
export type { Evidence } from './heads/features/features.js'
export type { Head, HeadsModel } from './heads/scoring/head.js'
export {
  enableHead,
  importHead,
  listHeads,
  putHead,
  removeHead,
  rollBackHead,
  type HeadImport,
  type HeadInfo,
  type PutOptions,
} from './model/change-heads.js'
export { exportOnnx } from './model/export-onnx.js'
export { readHeadsModel, writeHeadsModel } from './model/heads-model.js'
export { openModel, type ModelPart, type OpenedModel } from './model/open-model.js'
export { evidenceOf, type RulesBefore } from './learn/rows/evidence.js'
export { fitHeads, type FittedHeads } from './learn/heads/fit-heads.js'
export type { FitOptions } from './learn/heads/prepare-fit.js'
export { createFitPool } from './learn/heads/fit-pool.js'
export { induceRules, type Induction, type InductionOptions } from './induce/induce.js'
export { refitHead } from './learn/heads/refit-head.js'
export type { RowChange } from './evaluate/impact.js'
export { suspectWeights, type Suspect } from './evaluate/suspects.js'
export { findSuspects } from './learn/heads/suspects.js'
export { warningsOf } from './learn/heads/warnings.js'
export { readCorrections, type Corrections } from './read/corrections.js'
export { readItems, readRows, type ReadBatch, type Reading } from './read/read.js'
export { loadRules } from './rules/language/folder.js'
export type { RuleSet } from './rules/language/rule.js'
export { rulesFrom } from './rules/language/rule-set.js'
export type { Claim, Conflict, ConflictReason, Hit } from './types/claim.js'
export type { CorrectionAnswer } from './types/correction.js'
export type { Decision, DecisionKind } from './types/decision.js'
export { KaskadError, type ErrorCode } from './types/error.js'
export type { Item, Place } from './types/item.js'
export { formatIssue, type Issue, type NonEmpty, type Parsed } from './types/parsed.js'
export {
  probability,
  type Probability,
  type Scored,
  type StageName,
  type Verdict,
} from './types/verdict.js'
export { openDecisions, type DecisionSink } from './write/decisions.js'
export { openRejects, type RejectSink } from './write/rejects.js'
