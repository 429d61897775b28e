/** Spreads a 32-bit number over all its bits (the finaliser of MurmurHash3). */
export function mix(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Takes one more 16-bit unit, or other small number, into a hash. */
export function mixIn(hash: number, unit: number): number {
  return Math.imul((hash ^ unit) + 0x9e3779b9, 0x01000193) ^ (hash >>> 15)
}

/** Hash of a string, to begin a feature's name with. */
export function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed
  for (let at = 0; at < text.length; at++) hash = mixIn(hash, text.charCodeAt(at))
  return hash
}
