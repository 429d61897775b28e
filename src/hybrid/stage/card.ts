import { percent } from '../../numbers/counts.js'
import { epochInWords, type TrainedHybrid } from '../encoders/model.js'
import { valuesIn } from '../files/weights.js'

/** A model card in Markdown: what the model is for, what it saw, how it did, what it cannot do. */
export function modelCard(model: TrainedHybrid): string {
  const { network, labels, none, texts, features, history, cutoffs } = model
  const { encoder } = network
  const numbers = [...model.weights.values()].reduce((sum, { shape }) => sum + valuesIn(shape), 0)
  const projects = labels.filter((label) => label !== none)
  const columns = features.columns.map(({ name, kind }) => `${name} (${kind})`)
  return `# Hybrid model

Stage three of a Kaskad cascade: judges the videos that rules and heads deferred.
Made for the projects below and for texts like those it was trained on; outside
the cascade it has not been measured.

## Model

- Encoder: ${encoder.family}, ${encoder.layers} layers, ${encoder.dim} dimensions, ${encoder.heads} heads, vocabulary ${encoder.vocabulary}; pooling ${network.pooling}
- Beside it: ${network.features} features of ${columns.length === 0 ? 'no columns' : columns.join(', ')}
- ${numbers.toLocaleString('en')} numbers, 32 bits each; texts cut at ${texts.length} tokens of ${texts.fields.join(', ')}
- ${projects.length} projects and \`${none}\`; takes a project at ${percent(cutoffs.accept, 0)}, ${none} at ${percent(cutoffs.reject, 0)}, else defers

## Training

- ${history.rows} rows, fingerprint \`${history.fingerprint}\`, seed ${history.seed}
${history.epochs.map((epoch) => `- ${epochInWords(epoch)}`).join('\n')}

## Measured

${metricLines(history.metrics)}

## Limits

- Knows only these projects; a new one needs a new training.
- Learns the habits and the mistakes of its labels.
- Chances are calibrated on deferred rows of the training data; other data needs measuring again.

## Projects

${projects.join(', ')}
`
}

function metricLines(metrics: Readonly<Record<string, number>>): string {
  const lines = Object.entries(metrics).map(([name, value]) => `- ${name}: ${value.toFixed(4)}`)
  return lines.length === 0 ? 'Nothing was measured.' : lines.join('\n')
}
