/** How far a case has come at an element of its procedure; what no place is given for is not reached. */
export type Place = 'done' | 'current' | 'late'

/** The place of a case, by the id of the element. */
export type Places = ReadonlyMap<string, Place>

/** The marks of the places; colour is never alone. */
export const placeMarks: Readonly<Record<Place, string>> = { done: '✓', current: '▶', late: '■' }
