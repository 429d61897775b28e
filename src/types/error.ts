import type { Issue } from './parsed.js'

/**
 * What a caller can break. Branch on the code, never on the message.
 *
 * - `usage` — an option or argument that makes no sense
 * - `config` — kaskad.yaml
 * - `rules` — a rule folder or file
 * - `input` — a data file that cannot be read at all, or a bad row under `strict`
 * - `columns` — a column that is needed and not there
 * - `model` — a model folder: missing, foreign, corrupted, of a later version, or held by another writer
 * - `output` — a file that cannot be written
 * - `missing-package` — an optional package this command needs
 */
export type ErrorCode =
  'usage' | 'config' | 'rules' | 'input' | 'columns' | 'model' | 'output' | 'missing-package'

/** The one error class: a mistake of the caller's, told in words for a person. */
export class KaskadError extends Error {
  readonly code: ErrorCode
  /** Everything that is wrong, each with its place; may be empty. */
  readonly issues: readonly Issue[]

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'KaskadError'
    this.code = code
    this.issues = details.issues ?? []
  }
}

/** What else an error may carry. */
export interface ErrorDetails {
  readonly issues?: readonly Issue[]
  readonly cause?: unknown
}
