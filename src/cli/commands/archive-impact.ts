import { decideArchive, openArchive, type Archive } from '../../batch/archive/archive.js'
import { UNDECIDED, type DecisionBody } from '../../batch/archive/decided.js'
import { needArchive } from '../../batch/archive/manifest.js'
import { measureImpact, type Impact, type RowChange } from '../../evaluate/impact.js'
import { KaskadError } from '../../types/error.js'
import { withArchiveDecider } from '../settings/archive-decider.js'
import type { Settings } from '../settings/settings.js'
import { say, type Edge } from '../terminal/edge.js'

/** What is asked of an archive. */
export interface ArchiveImpactOptions {
  readonly folder: string
  readonly settings: Settings
  /** Rows shown per project and kind of change. */
  readonly examples: number
}

/** What rules would change of what an archive decided last; the archive stays as it is. @throws KaskadError `input` */
export async function archiveImpact(
  edge: Edge,
  { folder, settings, examples }: ArchiveImpactOptions,
): Promise<Impact> {
  const manifest = await needArchive(folder)
  const archive = openArchive(folder, manifest)
  try {
    const before = archive.decided
    if (!before)
      throw new KaskadError(
        'input',
        `${folder} was not decided yet: kaskad archive classify ${folder} decides it`,
      )
    return await withArchiveDecider({ edge, settings, manifest, folder }, async (decider) => {
      if (before.identity !== decider.identity)
        say(
          edge,
          `note: ${folder} was decided by another model or other settings: every row is asked`,
        )
      const old = before.rows.slice()
      const { decided } = await decideArchive(archive, decider)
      const { bodies } = decided.bodies
      const rows = changesOf(archive, { bodies, before: old, after: decided.rows })
      return measureImpact(rows, { none: settings.wording.none, examples })
    })
  } finally {
    archive.close()
  }
}

/** Rows by the numbers of their decisions. */
interface Versions {
  readonly bodies: readonly DecisionBody[]
  readonly before: Uint32Array
  readonly after: Uint32Array
}

/** Every row that was decided before; only of those that change more is read than the project. */
function* changesOf(
  { segments }: Pick<Archive, 'segments'>,
  { bodies, before, after }: Versions,
): Generator<RowChange> {
  let base = 0
  for (const segment of segments) {
    for (let row = 0; row < segment.rows; row++) {
      const old = before[base + row] ?? UNDECIDED
      if (old === UNDECIDED) continue
      const from = (bodies[old] as DecisionBody).project
      const to = (bodies[after[base + row] as number] as DecisionBody).project
      if (from === to) yield { id: '', title: '', before: from, after: to }
      else {
        const [item] = segment.items([row])
        const { id = '', texts } = item ?? {}
        yield { id, title: texts?.['title'] ?? '', before: from, after: to }
      }
    }
    base += segment.rows
  }
}
