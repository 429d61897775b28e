import type { Corpus, FieldTokens } from './corpus.js'

/** Inverted index of one field: token → positions in `field.tokens`. */
export interface FieldIndex {
  readonly field: FieldTokens
  /** Place → row. */
  readonly rowOf: Int32Array
  /** Token `t` stands at `places[starts[t] … starts[t + 1])`. */
  readonly starts: Int32Array
  readonly places: Int32Array
}

/** Inverted index of the corpus: from tokens to rows. */
export interface TermIndex {
  readonly corpus: Corpus
  readonly fields: readonly FieldIndex[]
  readonly numberOf: ReadonlyMap<string, number>
  /** Token numbers in the order of their words, for looking up word starts. */
  readonly sorted: Int32Array
}

/**
 * A way of writing a keyword in a text: tokens in a row, the last of which may
 * go on after `start`. Either part may be empty, not both.
 */
export interface Form {
  readonly tokens: readonly number[]
  readonly start: string
}

/** Builds the index in one pass; memory is three numbers per token of the corpus. */
export function indexTerms(corpus: Corpus): TermIndex {
  const { vocabulary } = corpus
  const byWord = (a: number, b: number): number => {
    const one = vocabulary[a] as string
    const other = vocabulary[b] as string
    return one < other ? -1 : one > other ? 1 : 0
  }
  return {
    corpus,
    fields: corpus.fields.map((field) => indexField(field, vocabulary.length)),
    numberOf: new Map(vocabulary.map((word, number) => [word, number])),
    sorted: Int32Array.from(vocabulary.keys()).sort(byWord),
  }
}

/** The rows in which the form is written, ascending and each once. */
export function rowsOf(index: TermIndex, field: FieldIndex, form: Form): Int32Array {
  return form.tokens.length === 0
    ? rowsStarting(index, field, form.start)
    : rowsInSequence(index, field, form)
}

function rowsStarting(index: TermIndex, field: FieldIndex, start: string): Int32Array {
  const rows = new Set<number>()
  for (const token of tokensStarting(index, start)) {
    for (const place of placesOf(field, token)) rows.add(field.rowOf[place] as number)
  }
  return Int32Array.from(rows).sort()
}

function rowsInSequence(index: TermIndex, field: FieldIndex, form: Form): Int32Array {
  const { vocabulary } = index.corpus
  const [at, places] = rarest(field, form.tokens)
  const rows: number[] = []
  for (const place of places) {
    const row = field.rowOf[place] as number
    if (rows.at(-1) === row) continue
    if (standsAt(field, { form, place: place - at, row, vocabulary })) rows.push(row)
  }
  return Int32Array.from(rows)
}

/** Tokens that begin with `start`. */
export function tokensStarting({ sorted, corpus }: TermIndex, start: string): number[] {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((corpus.vocabulary[sorted[middle] as number] as string) < start) low = middle + 1
    else high = middle
  }
  const tokens: number[] = []
  for (let i = low; i < sorted.length; i++) {
    const token = sorted[i] as number
    if (!(corpus.vocabulary[token] as string).startsWith(start)) break
    tokens.push(token)
  }
  return tokens
}

function indexField(field: FieldTokens, words: number): FieldIndex {
  const { tokens, offsets } = field
  const starts = new Int32Array(words + 1)
  for (const token of tokens) starts[token + 1] = (starts[token + 1] as number) + 1
  for (let word = 0; word < words; word++) {
    starts[word + 1] = (starts[word + 1] as number) + (starts[word] as number)
  }
  const next = starts.slice(0, words)
  const places = new Int32Array(tokens.length)
  const rowOf = new Int32Array(tokens.length)
  for (let row = 0; row + 1 < offsets.length; row++) {
    for (let place = offsets[row] as number; place < (offsets[row + 1] as number); place++) {
      const token = tokens[place] as number
      const slot = next[token] as number
      places[slot] = place
      next[token] = slot + 1
      rowOf[place] = row
    }
  }
  return { field, rowOf, starts, places }
}

function placesOf(field: FieldIndex, token: number): Int32Array {
  return field.places.subarray(field.starts[token], field.starts[token + 1])
}

/** The token that stands in fewest places, its position in the form and its places. */
function rarest(field: FieldIndex, tokens: readonly number[]): [number, Int32Array] {
  const lists = tokens.map((token) => placesOf(field, token))
  let at = 0
  lists.forEach((list, i) => {
    if (list.length < (lists[at] as Int32Array).length) at = i
  })
  return [at, lists[at] as Int32Array]
}

/** Where a form is looked for. */
interface Standing {
  readonly form: Form
  readonly place: number
  readonly row: number
  readonly vocabulary: readonly string[]
}

function standsAt({ field }: FieldIndex, { form, place, row, vocabulary }: Standing): boolean {
  const { tokens, offsets } = field
  const open = form.start === '' ? 0 : 1
  const end = place + form.tokens.length + open
  if (place < (offsets[row] as number) || end > (offsets[row + 1] as number)) return false
  for (let i = 0; i < form.tokens.length; i++) {
    if (tokens[place + i] !== form.tokens[i]) return false
  }
  return open === 0 || (vocabulary[tokens[end - 1] as number] as string).startsWith(form.start)
}
