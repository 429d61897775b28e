/** The pen of a fold: writes units into an arena and keeps count of the token being written. */
export interface Pass {
  units: Uint16Array
  starts: Uint8Array
  /** Where the text's first unit lies. */
  from: number
  /** The next free unit. */
  to: number
  /** Where the token being written starts; -1 between tokens. */
  tokenFrom: number
  /** Traits of the token's units together. */
  traits: number
  /** How often the last unit was written in a row. */
  run: number
  /** Whether a unit of this token was written three times in a row. */
  stretched: boolean
  /** Tokens of one letter in a row, up to here. */
  singles: number
  /** Where the units come from, if that is wanted. */
  places: RawPlaces | undefined
}

/** For each folded unit, counted from the text's first, the raw characters it was made of. */
export interface RawPlaces {
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** A pass that has written nothing. */
export function createPass(): Pass {
  return {
    units: new Uint16Array(0),
    starts: new Uint8Array(0),
    from: 0,
    to: 0,
    tokenFrom: -1,
    traits: 0,
    run: 0,
    stretched: false,
    singles: 0,
    places: undefined,
  }
}

/** Moves the unit at `source` to `target`, which does not lie behind it, with its place. */
export function moveUnit(pass: Pass, source: number, target: number): void {
  pass.units[target] = pass.units[source] ?? 0
  pass.starts[target] = pass.starts[source] ?? 0
  if (!pass.places) return
  const { starts, ends } = pass.places
  starts[target - pass.from] = starts[source - pass.from] ?? 0
  ends[target - pass.from] = ends[source - pass.from] ?? 0
}
