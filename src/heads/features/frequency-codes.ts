/** Codes for each doubling of a frequency; 255 of them reach 3.9 billion rows. */
const STEPS = 8

/** The code of a frequency: 8 log₂(1 + frequency), rounded, at most 255. */
export function frequencyCode(frequency: number): number {
  return Math.min(255, Math.round(STEPS * Math.log2(1 + frequency)))
}

/** The frequency, plus 1, that a code stands for. */
export function frequencyOf(code: number): number {
  return 2 ** (code / STEPS)
}

/** The codes of the frequencies that occur often. */
const CODES = Uint8Array.from({ length: 1024 }, (_, frequency) => frequencyCode(frequency))

/** Frequencies as one byte each, their codes. Nearly all are 0, whose code is 0. */
export function quantise(frequencies: Int32Array): Uint8Array {
  const codes = new Uint8Array(frequencies.length)
  for (let column = 0; column < frequencies.length; column++) {
    const frequency = frequencies[column] as number
    if (frequency === 0) continue
    codes[column] =
      frequency < CODES.length ? (CODES[frequency] as number) : frequencyCode(frequency)
  }
  return codes
}
