import { percent } from '../../numbers/counts.js'
import type { HybridSettings } from '../../hybrid/training/settings.js'
import type { JoiningReport } from './hybrid-joining.js'

/** The card of a training whose model was left out: what was tried, on what, and why it is not here. */
export function leftOutCard(report: JoiningReport, settings: HybridSettings): string {
  const { encoder } = settings
  const from = encoder.kind === 'scratch' ? 'from scratch' : `pretrained (${encoder.config.family})`
  const { layers, dim } = encoder.kind === 'scratch' ? encoder : encoder.config
  const [low, high] = report.interval
  return `# Hybrid model: left out

Stage three of a Kaskad cascade was trained and measured out of fold. It did not
surely improve what rules and heads give it, so no model is here and the cascade
ends with the heads.

## Tried

- Encoder ${from}: ${layers} layers, ${dim} dimensions; pooling ${settings.pooling}, ${settings.length} tokens
- ${settings.epochs} epochs, seed ${settings.seed}; it chose among ${settings.open === 'all' ? 'all projects' : 'the projects held possible'}

## Measured

- ${report.rows} rows, ${percent(report.deferredShare, 2)} of them judged, ${percent(report.changedShare, 2)} changed
- macro F1 without it ${report.without.toFixed(4)}, with it ${report.with.toFixed(4)}
- gain, 95 % interval: ${low.toFixed(4)} to ${high.toFixed(4)}; it joins where the whole interval is above 0
`
}
