/** Hits of one text, a column each; only the first `count` entries mean something. */
export interface HitBuffer {
  count: number
  /** Index of the pattern in the list the matcher was compiled from. */
  ids: Int32Array
  /** Where the hit stands: offsets into the text's arena, end exclusive. */
  starts: Int32Array
  ends: Int32Array
  /** Edit distance between pattern and hit; 0 is exact. */
  distances: Uint8Array
}

/** An empty buffer; it grows as hits come and is meant to be used again. */
export function createHitBuffer(capacity = 256): HitBuffer {
  return {
    count: 0,
    ids: new Int32Array(capacity),
    starts: new Int32Array(capacity),
    ends: new Int32Array(capacity),
    distances: new Uint8Array(capacity),
  }
}

/** Makes room for at least one more hit. */
export function growHits(out: HitBuffer): void {
  const larger = createHitBuffer(Math.max(16, out.ids.length * 2))
  larger.ids.set(out.ids)
  larger.starts.set(out.starts)
  larger.ends.set(out.ends)
  larger.distances.set(out.distances)
  out.ids = larger.ids
  out.starts = larger.starts
  out.ends = larger.ends
  out.distances = larger.distances
}
