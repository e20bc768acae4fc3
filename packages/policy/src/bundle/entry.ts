// One function for each kind of array: the engine makes each as quick as the plain access.

/** The number at a place of a list that is known to be long enough; 0 beyond it. */
export const at = (list: readonly number[], place: number): number => list[place] ?? 0

/** The whole number at a place of a row that is known to be long enough; 0 beyond it. */
export const wordAt = (row: Int32Array, place: number): number => row[place] ?? 0

/** The amount at a place of a row that is known to be long enough; 0 beyond it. */
export const amountAt = (row: Float64Array, place: number): number => row[place] ?? 0
