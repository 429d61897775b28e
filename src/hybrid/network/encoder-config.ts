import { KaskadError } from '../../types/error.js'

/** The families of encoders: how their tensors are called and what differs in their maths. */
export type Family = 'distilbert' | 'bert' | 'roberta'

/** The feed-forward activation; `gelu_new` is the tanh approximation. */
export type Activation = 'gelu' | 'gelu_new' | 'relu'

/** The shape of a transformer encoder, whatever its family calls the parts. */
export interface EncoderConfig {
  readonly family: Family
  readonly vocabulary: number
  /** Rows of the position table; RoBERTa uses the first `padId + 1` for no word. */
  readonly positions: number
  /** Rows of the token type table; 0 for a family without one. */
  readonly types: number
  readonly layers: number
  readonly heads: number
  readonly dim: number
  /** Width of the feed-forward part. */
  readonly inner: number
  readonly activation: Activation
  readonly epsilon: number
  readonly padId: number
  readonly dropout: number
  readonly attentionDropout: number
}

/**
 * Reads a `config.json` of the DistilBERT, BERT or RoBERTa / XLM-R families.
 *
 * @throws KaskadError `model` on another family, or on a setting that is not supported.
 */
export function parseEncoderConfig(json: unknown): EncoderConfig {
  const fields = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>
  const read = reader(fields)
  const family = familyOf(fields['model_type'])
  const position = fields['position_embedding_type'] ?? 'absolute'
  if (position !== 'absolute') {
    throw unsupported('position_embedding_type', position, ['absolute'])
  }

  const distil = family === 'distilbert'
  const config: EncoderConfig = {
    family,
    vocabulary: read.count('vocab_size'),
    positions: read.count('max_position_embeddings'),
    types: distil ? 0 : read.count('type_vocab_size', family === 'roberta' ? 1 : 2),
    layers: read.count(distil ? 'n_layers' : 'num_hidden_layers'),
    heads: read.count(distil ? 'n_heads' : 'num_attention_heads'),
    dim: read.count(distil ? 'dim' : 'hidden_size'),
    inner: read.count(distil ? 'hidden_dim' : 'intermediate_size'),
    activation: activationOf(fields[distil ? 'activation' : 'hidden_act'] ?? 'gelu'),
    epsilon: distil ? 1e-12 : read.number('layer_norm_eps', 1e-12),
    padId: read.count('pad_token_id', family === 'roberta' ? 1 : 0),
    dropout: read.number(distil ? 'dropout' : 'hidden_dropout_prob', 0.1),
    attentionDropout: read.number(
      distil ? 'attention_dropout' : 'attention_probs_dropout_prob',
      0.1,
    ),
  }
  if (config.dim % config.heads !== 0) {
    throw new KaskadError('model', `config.json: ${config.heads} heads do not divide ${config.dim}`)
  }
  return config
}

/** How many tokens a text may have. */
export function maximumTokensOf({ family, positions, padId }: EncoderConfig): number {
  return positions - (family === 'roberta' ? padId + 1 : 0)
}

/**
 * Checks that an encoder can take such texts.
 *
 * @param texts - Tokens per text at most, and size of the tokenizer's vocabulary.
 * @throws KaskadError `model` where a text or a token number would lie outside of its tables.
 */
export function checkTexts(
  config: EncoderConfig,
  texts: { readonly length: number; readonly vocabulary: number },
): void {
  const most = maximumTokensOf(config)
  if (texts.length > most) {
    throw new KaskadError(
      'model',
      `texts of ${texts.length} tokens: the encoder has room for ${most}`,
    )
  }
  if (texts.vocabulary > config.vocabulary) {
    throw new KaskadError(
      'model',
      `the tokenizer has ${texts.vocabulary} tokens, config.json names ${config.vocabulary}`,
    )
  }
}

/** Writes a config that {@link parseEncoderConfig} and other libraries read. */
export function writeEncoderConfig(config: EncoderConfig): Record<string, unknown> {
  const shared = {
    vocab_size: config.vocabulary,
    max_position_embeddings: config.positions,
    pad_token_id: config.padId,
  }
  if (config.family === 'distilbert') {
    return {
      model_type: 'distilbert',
      ...shared,
      n_layers: config.layers,
      n_heads: config.heads,
      dim: config.dim,
      hidden_dim: config.inner,
      activation: config.activation,
      dropout: config.dropout,
      attention_dropout: config.attentionDropout,
      sinusoidal_pos_embds: false,
    }
  }
  return {
    model_type: config.family,
    ...shared,
    type_vocab_size: config.types,
    num_hidden_layers: config.layers,
    num_attention_heads: config.heads,
    hidden_size: config.dim,
    intermediate_size: config.inner,
    hidden_act: config.activation,
    layer_norm_eps: config.epsilon,
    hidden_dropout_prob: config.dropout,
    attention_probs_dropout_prob: config.attentionDropout,
    position_embedding_type: 'absolute',
  }
}

function reader(fields: Record<string, unknown>): {
  number: (key: string, otherwise?: number) => number
  count: (key: string, otherwise?: number) => number
} {
  const number = (key: string, otherwise?: number): number => {
    const value = fields[key] ?? otherwise
    if (typeof value === 'number' && Number.isFinite(value)) return value
    throw new KaskadError('model', `config.json: ${key} is missing or not a number`)
  }
  const count = (key: string, otherwise?: number): number => {
    const value = number(key, otherwise)
    if (Number.isSafeInteger(value) && value >= 0) return value
    throw new KaskadError('model', `config.json: ${key} is ${value}, expected a whole number`)
  }
  return { number, count }
}

function familyOf(value: unknown): Family {
  if (value === 'distilbert' || value === 'bert') return value
  if (value === 'roberta' || value === 'xlm-roberta' || value === 'camembert') return 'roberta'
  throw unsupported('model_type', value, ['distilbert', 'bert', 'roberta', 'xlm-roberta'])
}

function activationOf(value: unknown): Activation {
  if (value === 'gelu' || value === 'relu' || value === 'gelu_new') return value
  if (value === 'gelu_pytorch_tanh' || value === 'gelu_fast') return 'gelu_new'
  throw unsupported('activation', value, ['gelu', 'gelu_new', 'relu'])
}

function unsupported(key: string, value: unknown, known: readonly string[]): KaskadError {
  const said = typeof value === 'string' ? value : JSON.stringify(value)
  return new KaskadError('model', `config.json: ${key} ${said} is none of ${known.join(', ')}`)
}
