import { z } from 'zod'
import type { TrainedHybrid } from '../hybrid/encoders/model.js'
import { KaskadError } from '../types/error.js'
import { columnName } from './manifest.js'

/** Version of the manifest of a hybrid; another one is refused. */
export const HYBRID_SCHEMA = 1

/** What the manifest of a hybrid says it is. */
export const HYBRID_KIND = 'kaskad-hybrid'

const count = z.int().min(1)
const share = z.number().min(0).max(1)
const platt = z.strictObject({ slope: z.number(), offset: z.number() })

const encoder = z
  .strictObject({
    family: z.enum(['distilbert', 'bert', 'roberta']),
    vocabulary: count,
    positions: count,
    types: z.int().min(0),
    layers: z.int().min(0).max(1000),
    heads: count,
    dim: count,
    inner: count,
    activation: z.enum(['gelu', 'gelu_new', 'relu']),
    epsilon: z.number().min(0),
    padId: z.int().min(0),
    dropout: share,
    attentionDropout: share,
  })
  .refine(({ dim, heads }) => dim % heads === 0, 'heads do not divide dim')

const network = z.strictObject({
  encoder,
  pooling: z.enum(['mean', 'cls', 'max']),
  features: z.int().min(0),
  width: count,
  activation: z.enum(['relu', 'none']),
  dropout: share,
  labels: count,
})

function fillOf<T extends z.ZodType>(value: T) {
  return z.strictObject({
    all: value,
    by: z.string().optional(),
    groups: z.record(z.string(), value),
  })
}

const column = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('number'),
    name: columnName,
    fill: fillOf(z.number()),
    log: z.boolean(),
    mean: z.number(),
    deviation: z.number().positive(),
  }),
  z.strictObject({
    kind: z.literal('category'),
    name: columnName,
    fill: fillOf(z.string()),
    values: z.array(z.string()),
  }),
])

const history = z.strictObject({
  seed: z.number(),
  rows: z.int().min(0),
  fingerprint: z.string(),
  epochs: z.array(
    z.strictObject({
      epoch: z.number(),
      loss: z.number().nullable(),
      heldOut: z.number().nullish(),
    }),
  ),
  settings: z.record(z.string(), z.unknown()),
  metrics: z.record(z.string(), z.number().nullable()),
})

const manifestSchema = z.strictObject({
  schema: z.literal(HYBRID_SCHEMA),
  kind: z.literal(HYBRID_KIND),
  /** Every other file of the folder with its hash. */
  files: z.record(z.string().regex(/^[\w.-]*\w[\w.-]*$/u), z.string().regex(/^[\da-f]{64}$/u)),
  network,
  texts: z.strictObject({ fields: z.array(z.string()), length: count }),
  features: z.strictObject({ columns: z.array(column), width: z.int().min(0) }),
  labels: z.array(z.string()),
  none: z.string(),
  calibration: z.strictObject({ project: platt, none: platt }),
  cutoffs: z.strictObject({ accept: z.number(), reject: z.number() }),
  open: z.enum(['possible', 'all']),
  history,
})

/** The manifest of a hybrid: its model without weights and tokenizer. */
export type HybridManifest = Omit<TrainedHybrid, 'weights' | 'tokenizer'> & {
  readonly schema: typeof HYBRID_SCHEMA
  readonly kind: typeof HYBRID_KIND
  readonly files: Readonly<Record<string, string>>
}

/**
 * Reads the manifest of a hybrid.
 *
 * @param path - What messages call it.
 * @throws KaskadError `model`
 */
export function parseHybridManifest(json: unknown, path: string): HybridManifest {
  const broken = (what: string): KaskadError => new KaskadError('model', `${path}: ${what}`)
  const { kind, schema } = header.safeParse(json).data ?? {}
  if (kind !== HYBRID_KIND) throw broken('not of a hybrid model')
  if (schema !== HYBRID_SCHEMA)
    throw broken(`schema ${String(schema)}, this version reads ${HYBRID_SCHEMA}; train again`)
  const parsed = manifestSchema.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw broken(issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : 'unreadable')
  }
  // An optional key that is absent reads as undefined: that is all that the two types differ in.
  const manifest = parsed.data as unknown as HybridManifest
  const wrong = contradictionIn(manifest)
  if (wrong !== undefined) throw broken(wrong)
  return manifest
}

const header = z.looseObject({ kind: z.unknown(), schema: z.unknown() })

/** What the schema cannot say; undefined where all is well. */
function contradictionIn({ labels, none, network, features }: HybridManifest): string | undefined {
  if (new Set(labels).size !== labels.length) return 'labels: one is there twice'
  if (!labels.includes(none)) return `labels: "${none}", the label of none, is not among them`
  if (network.labels !== labels.length)
    return `network: ${network.labels} outputs for ${labels.length} labels`
  const width = features.columns.reduce(
    (sum, each) => sum + (each.kind === 'number' ? 2 : each.values.length + 1),
    0,
  )
  if (features.width !== width || network.features !== width)
    return `features: the columns give ${width} numbers, expected ${network.features}`
  return undefined
}
