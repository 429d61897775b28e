import { explainRow, type RowExplanation } from '../heads/scoring/explain.js'
import type { HeadsModel } from '../heads/scoring/head.js'
import type { SentenceEncoder } from '../hybrid/encoders/sentence-encoder.js'
import { reset } from '../normalise/fold/arena.js'
import { normalise } from '../normalise/fold/normalise.js'
import type { Item } from '../types/item.js'
import { embedRows, encoderFor } from './embed.js'
import type { Engine } from './engine.js'

/** Which heads are asked, and about which of them. */
export interface HeadsQuestion {
  readonly heads: HeadsModel
  /** The encoder of heads that know embeddings. */
  readonly encoder?: SentenceEncoder | undefined
  /** Whose features are told; the best head's where it is left out. */
  readonly project?: string | undefined
}

/** Why the heads of an engine say what they say of an item, whether or not the rules settled it. */
export async function explainHeads(
  engine: Engine,
  item: Item,
  { heads, encoder, project }: HeadsQuestion,
): Promise<RowExplanation> {
  reset(engine.arena)
  const normal = normalise(item, engine.folder, engine.arena)
  const rules = engine.stages.find(({ name }) => name === 'rules')
  const judged = await rules?.judge([{ normal, claims: [], steps: [] }])
  const bare = { item: normal, claims: judged?.[0]?.claims ?? [] }
  const [row] = await embedRows([bare], heads.columns.texts, encoderFor(heads, encoder))
  return explainRow(heads, row ?? bare, project)
}
