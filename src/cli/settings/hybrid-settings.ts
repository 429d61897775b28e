import { SMALL_SCRATCH } from '../../hybrid/encoders/encoder-source.js'
import type { HybridSettings } from '../../hybrid/training/settings.js'
import { ADAMW, SGD } from '../../hybrid/training/optimiser.js'
import { KaskadError } from '../../types/error.js'

/** Changes to the settings of a hybrid; `scratch` are those of an encoder without weights. */
export interface HybridChanges {
  readonly settings: Partial<HybridSettings>
  readonly scratch: Readonly<Record<string, number>>
}

type Change = (text: string, name: string) => Partial<HybridSettings> | undefined

/** Name → how its value is read. */
const CHANGES: Readonly<Record<string, Change>> = {
  epochs: (text) => whole(text, (epochs) => ({ epochs })),
  batch: (text) => whole(text, (batch) => ({ batch })),
  accumulation: (text) => whole(text, (accumulation) => ({ accumulation })),
  length: (text) => whole(text, (length) => ({ length })),
  width: (text) => whole(text, (width) => ({ width })),
  patience: (text) => whole(text, (patience) => ({ patience })),
  'encoder-rate': (text) => positive(text, (encoderRate) => ({ encoderRate })),
  'head-rate': (text) => positive(text, (headRate) => ({ headRate })),
  'none-per-project': (text) => positive(text, (nonePerProject) => ({ nonePerProject })),
  clip: (text) => share(text, 1e9, (clip) => ({ clip })),
  dropout: (text) => share(text, 0.99, (dropout) => ({ dropout })),
  'held-out': (text) => share(text, 0.9, (heldOut) => ({ heldOut })),
  'warm-up': (text) => share(text, 1, (warmUp) => ({ schedule: { warmUp, decay: 'linear' } })),
  pooling: (text) => oneOf(text, ['mean', 'cls', 'max'], (pooling) => ({ pooling })),
  open: (text) => oneOf(text, ['possible', 'all'], (open) => ({ open })),
  'label-weights': (text) =>
    oneOf(text, ['balanced', 'root', 'none'], (labelWeights) => ({ labelWeights })),
  optimiser: (text) =>
    oneOf(text, ['adamw', 'sgd'], (kind) => ({ optimiser: kind === 'sgd' ? SGD : ADAMW })),
  frozen: (text) =>
    oneOf(text, ['none', 'words', 'all'], (frozen) => ({ frozen })) ??
    share(text, 100, (frozen) => (Number.isInteger(frozen) ? { frozen } : undefined)),
}

/** Settings of an encoder that begins without weights. */
const SCRATCH_CHANGES = ['layers', 'heads', 'dim', 'inner', 'vocabulary', 'pretraining']

/**
 * Reads `epochs=3,pooling=max,frozen=2`.
 *
 * @throws KaskadError `usage` naming what is unknown or has another value than it may have.
 */
export function hybridChanges(text: string | undefined): HybridChanges {
  const settings: Partial<HybridSettings>[] = []
  const scratch: Record<string, number> = {}
  for (const pair of text?.split(',').map((part) => part.trim()) ?? []) {
    const [name = '', value = ''] = pair.split('=', 2)
    const read = Object.hasOwn(CHANGES, name) ? CHANGES[name] : undefined
    const change = read?.(value, name)
    const count = SCRATCH_CHANGES.includes(name) ? Number(value) : undefined
    if (change) settings.push(change)
    else if (count !== undefined && isCount(count, name)) scratch[name] = count
    else if (read ?? count !== undefined) {
      throw new KaskadError('usage', `--hybrid: ${name} cannot be "${value}"`)
    } else {
      const known = [...Object.keys(CHANGES), ...SCRATCH_CHANGES].toSorted().join(', ')
      throw new KaskadError('usage', `--hybrid: expected name=value of ${known}, not "${pair}"`)
    }
  }
  return { settings: Object.assign({}, ...settings) as Partial<HybridSettings>, scratch }
}

/** Pre-training alone may be 0. */
function isCount(value: number, name: string): boolean {
  return Number.isSafeInteger(value) && value >= (name === 'pretraining' ? 0 : 1)
}

/**
 * The start of an encoder without weights, with some of its settings changed.
 *
 * @throws KaskadError `usage` where its heads do not divide its dimensions.
 */
export function scratchEncoder(changes: HybridChanges['scratch']): HybridSettings['encoder'] {
  const encoder = { ...SMALL_SCRATCH, ...changes }
  if (encoder.dim % encoder.heads === 0) return encoder
  const { dim, heads } = encoder
  throw new KaskadError('usage', `--hybrid: ${heads} heads do not divide dim=${dim}`)
}

function whole<T>(text: string, make: (value: number) => T): T | undefined {
  const value = Number(text)
  return Number.isSafeInteger(value) && value > 0 ? make(value) : undefined
}

function positive<T>(text: string, make: (value: number) => T): T | undefined {
  const value = Number(text)
  return Number.isFinite(value) && value > 0 ? make(value) : undefined
}

function share<T>(text: string, most: number, make: (value: number) => T): T | undefined {
  const value = text === '' ? Number.NaN : Number(text)
  return value >= 0 && value <= most ? make(value) : undefined
}

function oneOf<const K extends string, T>(
  text: string,
  known: readonly K[],
  make: (value: K) => T,
): T | undefined {
  const value = known.find((one) => one === text)
  return value === undefined ? undefined : make(value)
}
