/**
 * The names of files in a model folder; no other file knows them.
 *
 *     manifest.json                  what the model is, and the hash of every file below
 *     frequencies-HASH.bin           how often training saw each feature
 *     none-HASH.bin                  weights of the head that knows the rows of no project
 *     none-balanced-HASH.bin         weights of the balanced head of none, which heads with few rows must beat
 *     heads/PROJECT-HASH.bin         weights of one head
 *     margins-HASH.bin               margins of the training rows out of fold, for fits of one head alone
 *     context-HASH.bin               hashes, times and labels of the rows that the context source knows
 *     hybrid/HASH/…                  a hybrid model with a manifest, a report and a card of its own
 *     hybrid/unfinished/…            a training of a hybrid that goes on when it is run again
 *     .lock                          who writes into the folder now
 *
 * A name holds the hash of the content: nothing is ever overwritten with something else, and the
 * manifest, renamed last, says which files are the model.
 */

/** The one file that says which others are the model. */
export const MANIFEST = 'manifest.json'

/** The folders of the weights of heads and of the hybrid models. */
export const [HEADS, HYBRID] = ['heads', 'hybrid'] as const

/** In the folder of one hybrid model: its manifest, and what its training measured. */
export const [HYBRID_MANIFEST, HYBRID_REPORT] = ['manifest.json', 'report.json'] as const

/** Where a training of a hybrid lies that is not finished. */
export const UNFINISHED = `${HYBRID}/unfinished`

/** Where the hybrid and its report lay before version 5. */
export const [EARLIER_HYBRID, EARLIER_REPORT] = ['hybrid', 'hybrid.json'] as const

/** The name of a file of weights. @param stem - What it is of, with its folder. */
export function weightsName(stem: string, hash: string): string {
  return `${stem}-${hash.slice(0, 8)}.bin`
}

/** What a head's file is called before its hash: letters of any script stay. */
export function headStem(project: string): string {
  const slug = project.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')
  return `${HEADS}/${Array.from(slug).slice(0, 40).join('') || 'head'}`
}

/** The folder of a hybrid model. @param hash - Of its manifest, or of its card where it was left out. */
export function hybridFolder(hash: string): string {
  return `${HYBRID}/${hash.slice(0, 12)}`
}

/** Whether only a writer of models gives a file or folder such a name, so that it may be removed. */
export function isOwnName(name: string): boolean {
  return OWN.test(name)
}

const OWN =
  /^(?:(?:frequencies|none(?:-balanced)?|margins|context|heads\/.+)-[\da-f]{8}\.bin(?:\.part)?|hybrid\.json|hybrid\/(?:[\da-f]{12}|manifest\.json|config\.json|tokenizer\.json|model\.safetensors|README\.md)(?:\.part)?|manifest\.json\.part)$/u
