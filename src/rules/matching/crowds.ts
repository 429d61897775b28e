import type { ClaimPlan, Trigger } from './plan.js'

/**
 * Claims that share a needle so common among rules that it would wake them all: where it is found
 * they wake by the rarest other needle that they need.
 *
 *     2,000 claims   all: [серия], any: [name]   серия wakes nobody, each name its own claim
 */
export interface Crowds {
  /** Cells of the waking table, field × needle, that wake claims by a second needle. */
  readonly cells: ReadonlySet<number>
  /** Cell → claims that wake where the needle of the cell is found as well. */
  readonly woken: ReadonlyMap<number, readonly number[]>
  /** Fields in which second needles stand. */
  readonly fields: readonly number[]
  /** Claims by the fields of their second needle. */
  readonly byFields: readonly {
    readonly fields: readonly number[]
    readonly claims: readonly number[]
  }[]
}

/** The waking table, and how wide it is. */
export interface WakingTable {
  readonly woken: (readonly number[] | undefined)[]
  readonly size: { readonly fields: number; readonly needles: number }
}

/** A needle that wakes more claims than this is asked for a second one. */
const MOST_WOKEN = 32

/** Takes crowds out of the waking table; their cells stay in it. */
export function createCrowds(claims: readonly ClaimPlan[], { woken, size }: WakingTable): Crowds {
  const cells = new Set<number>()
  const crowded = new Set<number>()
  for (let cell = 0; cell < woken.length; cell++) {
    const ids = woken[cell]
    if (!ids || ids.length <= MOST_WOKEN) continue
    const kept = ids.filter((id) => claims[id]?.others.length === 0)
    if (kept.length === ids.length) continue
    for (const id of ids) if (!kept.includes(id)) crowded.add(id)
    cells.add(cell)
    woken[cell] = kept
  }
  const asked = timesAsked(claims, size.needles)
  const second = [...crowded].map((id) => {
    const { others } = claims[id] as ClaimPlan
    return { id, trigger: rarest(others, asked) }
  })
  return { cells, ...wakingBy(second, size.needles) }
}

type Second = { readonly id: number; readonly trigger: Trigger }

function wakingBy(
  second: readonly Second[],
  needles: number,
): Pick<Crowds, 'woken' | 'fields' | 'byFields'> {
  const woken = new Map<number, number[]>()
  const byFields = new Map<
    string,
    { readonly fields: readonly number[]; readonly claims: number[] }
  >()
  for (const { id, trigger } of second) {
    const key = trigger.fields.join()
    const group = byFields.get(key) ?? { fields: trigger.fields, claims: [] }
    byFields.set(key, group)
    group.claims.push(id)
    for (const field of trigger.fields)
      for (const needle of trigger.needles) {
        const cell = field * needles + needle
        const others = woken.get(cell)
        if (others) others.push(id)
        else woken.set(cell, [id])
      }
  }
  const groups = [...byFields.values()]
  return { woken, fields: [...new Set(groups.flatMap(({ fields }) => fields))], byFields: groups }
}

/** For each needle how many claims ask for it. */
function timesAsked(claims: readonly ClaimPlan[], needles: number): Int32Array {
  const asked = new Int32Array(needles)
  for (const { trigger, others } of claims)
    for (const needle of new Set([trigger, ...others].flatMap((each) => each.needles)))
      asked[needle] = (asked[needle] as number) + 1
  return asked
}

/** The trigger whose most common needle the fewest claims ask for. */
function rarest(triggers: readonly Trigger[], asked: Int32Array): Trigger {
  const commonest = ({ needles }: Trigger): number =>
    needles.reduce((most, needle) => Math.max(most, asked[needle] as number), 0)
  return triggers.reduce((best, each) => (commonest(each) < commonest(best) ? each : best))
}
