/** Whether the set (from word `base`) holds the number. */
export const holds = (bits: Int32Array, base: number, number: number): boolean =>
  ((bits[base + (number >> 5)] ?? 0) & (1 << (number & 31))) !== 0

/** Puts the number into the set. */
export const putInto = (bits: Int32Array, base: number, number: number): void => {
  const word = base + (number >> 5)
  bits[word] = (bits[word] ?? 0) | (1 << (number & 31))
}

/** Takes the number out of the set. */
export const takeFrom = (bits: Int32Array, base: number, number: number): void => {
  const word = base + (number >> 5)
  bits[word] = (bits[word] ?? 0) & ~(1 << (number & 31))
}

/** How many bits of a word are set. */
export const countBits = (word: number): number => {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
