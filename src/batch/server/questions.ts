/** What a scoring thread of the server is asked; plain data. */
export type ServerQuestion =
  /** Is everything loaded? */
  | { readonly kind: 'open' }
  | { readonly kind: 'classify'; readonly bodies: readonly RequestBody[] }
  | { readonly kind: 'explain'; readonly body: string; readonly project: string | undefined }

/** The body of a request to classify. */
export interface RequestBody {
  readonly text: string
  /** True for a JSON object a line; else one JSON object, or a list of them. */
  readonly isLines: boolean
}

/** What a scoring thread loaded. */
export interface OpenAnswer {
  /** Names rules, model and settings as a `StateReader` does. */
  readonly state: string
  /** What is to be said of it: warnings, or why it cannot be loaded. */
  readonly said: string
  readonly isBroken: boolean
}

/** The answers to some requests, one each in their order. */
export interface ClassifyAnswer {
  readonly answers: readonly BodyAnswer[]
  /** How many decisions there were of each stage and kind. */
  readonly counts: readonly DecisionCount[]
}

/** Decisions of one kind by one stage. */
export interface DecisionCount {
  readonly stage: string
  readonly kind: string
  readonly count: number
}

/** The answer to one request: its status and its body. */
export interface BodyAnswer {
  readonly status: 200 | 400
  readonly body: string
}

/** The body of a refusal. */
export function errorBody(code: string, message: string): string {
  return JSON.stringify({ error: { code, message } })
}
