import * as tf from '../files/tensorflow.js'
import type { Parameters } from '../network/parameters.js'

/** The optimiser and its settings. */
export type OptimiserConfig =
  | {
      readonly kind: 'adamw'
      readonly beta1: number
      readonly beta2: number
      readonly epsilon: number
      readonly decay: number
    }
  | { readonly kind: 'sgd'; readonly momentum: number; readonly decay: number }

/** The usual settings. */
export const ADAMW = {
  kind: 'adamw',
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  decay: 0.01,
} as const
/** Plain steps with momentum. */
export const SGD = { kind: 'sgd', momentum: 0.9, decay: 0 } as const

/** What an optimiser remembers: steps taken and running means by parameter name. */
export interface OptimiserState {
  steps: number
  readonly first: Map<string, tf.Tensor>
  readonly second: Map<string, tf.Tensor>
}

/** An optimiser that has taken no step. */
export function freshOptimiser(): OptimiserState {
  return { steps: 0, first: new Map(), second: new Map() }
}

/** One step: how large for each parameter, and which parameters decay. */
export interface StepPlan {
  readonly optimiser: OptimiserConfig
  /** Learning rate of a parameter by name. */
  readonly rate: (name: string) => number
  /** True where weight decay applies. */
  readonly decays: (name: string) => boolean
  /** Gradients are multiplied by this first: 1, or less where they are clipped. */
  readonly scale: number
}

/** What a step changes. */
export interface Stepping {
  readonly parameters: Parameters
  readonly state: OptimiserState
}

/** Moves every parameter that has a gradient; gradients stay the caller's. */
export function updateParameters(
  { parameters, state }: Stepping,
  gradients: ReadonlyMap<string, tf.Tensor>,
  plan: StepPlan,
): void {
  state.steps += 1
  for (const [name, gradient] of gradients) {
    const variable = parameters.get(name)
    if (!variable) continue
    tf.tidy(() => {
      const scaled = plan.scale === 1 ? gradient : tf.mul(gradient, plan.scale)
      const decay = plan.decays(name) ? plan.optimiser.decay : 0
      const rate = plan.rate(name)
      const move =
        plan.optimiser.kind === 'adamw'
          ? adamMove({ name, gradient: scaled, state }, plan.optimiser)
          : momentumMove({ name, gradient: scaled, state }, plan.optimiser)
      const kept = decay === 0 ? variable : tf.mul(variable, 1 - rate * decay)
      variable.assign(tf.sub(kept, tf.mul(move, rate)))
    })
  }
}

interface Move {
  readonly name: string
  readonly gradient: tf.Tensor
  readonly state: OptimiserState
}

/** @see Loshchilov and Hutter, "Decoupled weight decay regularization", 2019. */
function adamMove(
  { name, gradient, state }: Move,
  config: Extract<OptimiserConfig, { kind: 'adamw' }>,
): tf.Tensor {
  const { beta1, beta2, epsilon } = config
  const first = remember(state.first, name, (old) => blend(old, gradient, beta1))
  const second = remember(state.second, name, (old) => blend(old, tf.square(gradient), beta2))
  const sway = Math.sqrt(1 - beta2 ** state.steps)
  const size = tf.add(tf.div(tf.sqrt(second), sway), epsilon)
  return tf.mul(tf.div(first, size), 1 / (1 - beta1 ** state.steps))
}

function momentumMove(
  { name, gradient, state }: Move,
  { momentum }: Extract<OptimiserConfig, { kind: 'sgd' }>,
): tf.Tensor {
  return remember(state.first, name, (old) =>
    old ? tf.add(tf.mul(old, momentum), gradient) : tf.clone(gradient),
  )
}

function blend(old: tf.Tensor | undefined, now: tf.Tensor, share: number): tf.Tensor {
  const part = tf.mul(now, 1 - share)
  return old ? tf.add(tf.mul(old, share), part) : part
}

function remember(
  memory: Map<string, tf.Tensor>,
  name: string,
  renew: (old: tf.Tensor | undefined) => tf.Tensor,
): tf.Tensor {
  const old = memory.get(name)
  const next = tf.keep(tf.tidy(() => renew(old)))
  old?.dispose()
  memory.set(name, next)
  return next
}
