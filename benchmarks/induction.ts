/** Induced rules on a sample like the studio's and on TV listings, beside rules by hand, RIPPER and a decision list. */
import { listOption } from './options.js'
import { measureFewRules } from './induction/few-rules.js'
import { measureListings } from './induction/listings.js'
import { measureListingPeers, measureVideoPeers } from './induction/peers.js'
import { measureSample } from './induction/sample.js'

/** The parts, in the order they run in. */
const PARTS = {
  epg: measureListings,
  studio: measureSample,
  'rutube-peers': measureVideoPeers,
  'epg-peers': measureListingPeers,
  few: measureFewRules,
} as const

/** Prints macro F1, precision and recall, time, memory, and what the fold carries across languages. */
export async function run(): Promise<void> {
  const wanted = listOption('sets') ?? Object.keys(PARTS)
  for (const [name, measure] of Object.entries(PARTS)) {
    if (!wanted.includes(name)) continue
    await measure()
    console.log()
  }
}
