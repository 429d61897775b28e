import { z } from 'zod'
import { probability } from '../types/verdict.js'
import { SLOPES } from '../heads/scoring/calibration.js'
import { JOINING_SLOPES } from '../heads/scoring/joining.js'

/** A path inside the folder: no part of it is empty or begins with a dot. */
const fileName = z
  .string()
  .regex(/^[^/\\\0.][^/\\\0]*(\/[^/\\\0.][^/\\\0]*)*$/u, 'expected a path inside the folder')

const hash = z.string().regex(/^[\da-f]{64}$/u, 'expected a sha256')

const share = z.number().min(0).max(1)

const kinds = z.strictObject({
  word: z.number(),
  pair: z.number(),
  char: z.number(),
  value: z.number(),
  cross: z.number(),
  number: z.number(),
  shape: z.number(),
  rule: z.number(),
  embedding: z.number(),
})

const features = z.strictObject({
  bits: z.int().min(8).max(24),
  wordRun: z.int().min(1).max(8),
  pairWords: z.int().min(0).max(256),
  charFrom: z.int().min(1).max(16),
  charTo: z.int().min(1).max(16),
  charRuns: z.enum(['words', 'tokens', 'squashed', 'both']),
  letterWords: z.boolean(),
  emoji: z.boolean(),
  unseen: z.enum(['counted', 'ignored']),
  weights: kinds,
})

const fitting = z.strictObject({
  cost: z.number().positive(),
  balance: z.number(),
  bias: z.number(),
  tolerance: z.number().positive(),
  mostRounds: z.int().positive(),
  leastRows: z.int().positive(),
  folds: z.int().min(2),
  seed: z.int(),
})

const cuts = z.strictObject({
  goal: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('f'), beta: z.number().positive() }),
    z.strictObject({
      kind: z.literal('precision'),
      wanted: share,
      confidence: share.optional(),
    }),
    z.strictObject({ kind: z.literal('balance') }),
  ]),
  shrinkage: z.number(),
  deferred: share,
})

/** A column's name. Names that every JavaScript object has (`constructor` …) are refused. */
export const columnName = z.string().refine((name) => !(name in {}), 'cannot name a column')

const columns = z.strictObject({
  texts: z.array(columnName),
  categories: z.array(columnName),
  numbers: z.array(
    z.strictObject({
      name: columnName,
      mean: z.number(),
      deviation: z.number().positive(),
      edges: z.array(z.number()),
    }),
  ),
  crossed: z.array(z.string()),
  embedding: z.array(z.number()),
})

const calibration = z.strictObject({
  slopes: z.array(z.number()).length(SLOPES),
  /** Absent in models fitted without rules, and in those of before. */
  barred: share.transform(probability).optional(),
  /** Absent in models of before, and where few rows are left to none. */
  none: z.tuple([z.number(), z.number()]).optional(),
})

const measured = z.strictObject({
  precision: share.nullable(),
  recall: share.nullable(),
  f1: share.nullable(),
  curve: z.array(z.strictObject({ cut: share, precision: share, recall: share })),
  strongest: z.array(z.strictObject({ field: z.string(), what: z.string(), weight: z.number() })),
  mistakes: z.array(
    z.strictObject({ id: z.string(), text: z.string(), gold: z.string(), chance: share }),
  ),
})

const head = z.strictObject({
  project: z.string(),
  file: fileName,
  enabled: z.boolean(),
  support: z.int().min(0),
  rare: z.boolean(),
  few: z.boolean(),
  intercept: z.number(),
  offset: z.number(),
  accept: share,
  reject: share,
  outranks: z.array(z.string()),
  measured,
})

const about = z.strictObject({
  rows: z.int().min(0),
  data: z.string(),
  macroF1: share.nullable(),
  accuracy: share.nullable(),
  nonePrecision: share.nullable(),
  noneRecall: share.nullable(),
  leavesEarly: share,
})

/** The joining step; rows that its context knows lie in `file`. */
const joining = z.strictObject({
  slopes: z.array(z.number()).length(JOINING_SLOPES),
  projects: z.array(
    z.strictObject({ project: z.string(), offset: z.number(), accept: share, reject: share }),
  ),
  asked: z.strictObject({ above: share, below: share }),
  context: z.strictObject({
    group: columnName,
    mode: z.enum(['archive', 'past']),
    projects: z.array(z.string()).max(65_535),
  }),
  file: fileName,
})

const seen = z
  .strictObject({ rows: z.int().min(0), right: z.int().min(0) })
  .refine(({ rows, right }) => right <= rows, 'more rows right than there are')

const seenRows = z.strictObject({
  rules: z.array(
    z.strictObject({
      project: z.string(),
      sha256: hash,
      rows: z.int().min(0),
      right: z.int().min(0),
    }),
  ),
  unclaimed: seen,
  early: seen,
  none: seen,
  chances: z.array(share),
})

const fillValue = z.union([z.number(), z.string()])

const fill = z.strictObject({
  column: columnName,
  by: columnName.optional(),
  values: z.array(z.tuple([z.string(), fillValue])),
  otherwise: fillValue,
})

/** What the manifest of a heads model says it is. */
export const MANIFEST_FORMAT = 'kaskad-heads'

/** The version this program writes; it reads earlier ones too. */
export const MANIFEST_VERSION = 6

/** `manifest.json` of a model folder. */
export const manifestSchema = z.strictObject({
  format: z.literal(MANIFEST_FORMAT),
  version: z.literal(MANIFEST_VERSION),
  features,
  fitting,
  cuts,
  columns,
  /** Rows the frequencies were counted in. */
  rows: z.int().min(0),
  /** File of the frequencies. */
  frequencies: fileName,
  calibration,
  /** What made the embeddings; null where heads know none. */
  encoder: z.strictObject({ name: z.string(), sha256: z.string() }).nullable(),
  noneLabel: z.string(),
  earlyExitBelow: z.number(),
  none: z.strictObject({ file: fileName, intercept: z.number() }).nullable(),
  /** What judges heads with few rows. */
  few: z.strictObject({ file: fileName, intercept: z.number(), calibration }).nullable(),
  /** From the most certain to the least. */
  heads: z.array(head),
  /** Heads that were replaced, the latest last: what a roll-back brings back. */
  earlier: z.array(head),
  /** The hybrid model, or the report of a training that left it out; null where none was trained. */
  hybrid: z.strictObject({ joins: z.boolean(), folder: fileName }).nullable(),
  /** What joins heads and other sources; null where it brought no sure gain. */
  joining: joining.nullable(),
  /** What rules, rows that no rule claims and early exits were worth on the training rows; absent in models of before. */
  seen: seenRows.optional(),
  /** Margins of the training rows by heads that had not seen them, for fits of one head alone. */
  kept: z.strictObject({ projects: z.array(z.string()).max(65_535), file: fileName }).optional(),
  /** What stood in for missing values of the training rows; absent where nothing did. */
  missing: z.array(fill).optional(),
  about,
  /** sha256 of every other file of the folder, by its path in it. */
  files: z.record(fileName, hash),
})

/** `manifest.json` of a model folder. */
export type Manifest = z.infer<typeof manifestSchema>

/** A head as the manifest tells of it; its weights lie in `file`. */
export type HeadEntry = Manifest['heads'][number]
