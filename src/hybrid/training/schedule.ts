/** How the learning rate rises and falls over a run. */
export interface Schedule {
  /** Share of the steps in which the rate rises from 0. */
  readonly warmUp: number
  /** What the rate does afterwards. */
  readonly decay: 'linear' | 'none'
}

/**
 * The share of the full learning rate that step `step` of `total` takes.
 *
 *   1      ╱‾‾‾╲___
 *   0   __╱        ╲__   warm up, then fall in a straight line
 *
 * @param step - From 0.
 */
export function rateAt(step: number, total: number, { warmUp, decay }: Schedule): number {
  const rising = Math.round(total * warmUp)
  if (step < rising) return (step + 1) / rising
  if (decay === 'none') return 1
  return Math.max(0, (total - step) / Math.max(1, total - rising))
}
