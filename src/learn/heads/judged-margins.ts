import type { Calibration } from '../../heads/scoring/calibration.js'
import type { Cutoffs } from '../../heads/scoring/cutoffs.js'
import type { FewRows } from './few-rows.js'
import type { OutOfFold } from './out-of-fold.js'

/** What decides between heads once their margins are known. */
export interface DecisionRule {
  readonly calibration: Calibration
  /** One per project. */
  readonly offsets: Float64Array
  readonly cutoffs: Cutoffs
}

/** Out-of-fold margins with the truth beside them. */
export interface JudgedMargins {
  readonly outOfFold: OutOfFold
  /** Number of each row's label; `projects` stands for none. */
  readonly labels: Int32Array
  /** How many projects there are. */
  readonly projects: number
  /**
   * Number of the label that rules give a row, -1 where heads are asked, `elsewhere`
   * where rules give it what no head stands for: a cut-off is worth what it adds to the
   * rules. Absent where there are none.
   */
  readonly settled?: Int32Array | undefined
  /** For each row the projects that their own rules bar from it. Absent where there are none. */
  readonly barred?: readonly (readonly number[])[] | undefined
  /** For each row the group of its near duplicates, `''` for one alone. Absent: each stands alone. */
  readonly groups?: readonly string[] | undefined
  /** Which projects have few rows; absent where no project has. */
  readonly few?: FewRows | undefined
}
