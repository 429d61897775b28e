/** Induced rules on a sample like the studio's and on TV listings, beside rules by hand and a decision list. */
import { measureListings } from './induction/listings.js'
import { measureSample } from './induction/sample.js'

/** Prints macro F1, precision and recall, time, memory, and what the fold carries across languages. */
export async function run(): Promise<void> {
  await measureListings()
  console.log()
  await measureSample()
}
