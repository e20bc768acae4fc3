/** The number at a place of an array that is known to be long enough; 0 beyond it. */
export const at = (row: ArrayLike<number>, place: number): number => row[place] ?? 0
