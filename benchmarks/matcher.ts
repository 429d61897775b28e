/** `npm run bench -- matcher`: the matcher beside its peers, in speed and in what it finds (`--sets recall`: that alone). */
import { readCorpus } from './matcher/corpus.js'
import { printRecall } from './matcher/recall.js'
import { printSpeed } from './matcher/speed.js'
import { listOption } from './options.js'

/** Prints every table; needs the corpus of `KASKAD_DATA`. */
export async function run(): Promise<void> {
  const corpus = readCorpus()
  if (!corpus) {
    console.log('matcher: skipped, no matcher/patterns.json under KASKAD_DATA')
    return
  }
  if (!listOption('sets')?.includes('recall')) printSpeed(corpus, [200, 2_000, 20_000])
  printRecall(corpus, 2_000)
}
