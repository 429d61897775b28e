/** The kinds of feature; a block is all features of one kind from one field of one row. */
export type BlockKind =
  'word' | 'pair' | 'char' | 'value' | 'cross' | 'number' | 'shape' | 'rule' | 'embedding'

/** The kinds in the order of their numbers. */
export const BLOCK_KINDS: readonly BlockKind[] = [
  'word',
  'pair',
  'char',
  'value',
  'cross',
  'number',
  'shape',
  'rule',
  'embedding',
]

/** Which features a row gives and how much each kind weighs; part of a model's manifest. */
export interface FeatureSettings {
  /** A feature's column is a hash below 2^bits. */
  readonly bits: number
  /** Longest run of words taken as one feature. */
  readonly wordRun: number
  /**
   * Most words that a text may have for word-pair features. Pairs are made only where one text
   * field is all there is; they ignore order and endings.
   */
  readonly pairWords: number
  /** Shortest and longest run of characters, in units of the folded text. */
  readonly charFrom: number
  readonly charTo: number
  /**
   * `words`: runs end at the edges of a word; `tokens`: they see where words begin and go on;
   * `squashed`: glued and spaced words look alike; `both`: the latter two.
   */
  readonly charRuns: 'words' | 'tokens' | 'squashed' | 'both'
  /** Whether single letters, and two together, are words where a script has no spaces: Han, kana, Thai … */
  readonly letterWords: boolean
  /** Whether pictures among the letters are words. */
  readonly emoji: boolean
  /** Whether features that no training row has count into the length of their block. */
  readonly unseen: 'counted' | 'ignored'
  /** Weight of each kind, once its block was brought to Euclidean length 1; 0 drops the kind. */
  readonly weights: Readonly<Record<BlockKind, number>>
}

/** How the heads are fitted to the features; part of a model's manifest. */
export interface FitSettings {
  /** Cost of a mistake on a row; chosen on the rows where it is not given. */
  readonly cost: number
  /** 1: a project's rows together cost in its head what another's do in theirs; 0: every row costs the same. */
  readonly balance: number
  /** Value of the constant feature. */
  readonly bias: number
  readonly tolerance: number
  readonly mostRounds: number
  /** A feature seen in fewer training rows has no weight. */
  readonly leastRows: number
  /** Folds that calibration, cut-offs and order are learned on. */
  readonly folds: number
  readonly seed: number
}

/** What the ablation in `benchmarks/heads/ablation.md` chose. */
export const FEATURES: FeatureSettings = {
  bits: 20,
  wordRun: 2,
  pairWords: 12,
  charFrom: 2,
  charTo: 5,
  charRuns: 'words',
  letterWords: true,
  emoji: true,
  unseen: 'ignored',
  weights: {
    word: 1,
    pair: 1,
    char: 1,
    value: 0.7,
    cross: 0.7,
    number: 0.3,
    shape: 0.5,
    rule: 1,
    embedding: 1,
  },
}

/** What the ablation in `benchmarks/heads/ablation.md` chose. */
export const FITTING: FitSettings = {
  cost: 1,
  balance: 1,
  bias: 1,
  tolerance: 0.1,
  mostRounds: 60,
  leastRows: 2,
  folds: 5,
  seed: 1,
}
