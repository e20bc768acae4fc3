/** How a commitment stands; the order is the one used wherever lights are listed, what is stuck first. */
export const lights = ['behind', 'atRisk', 'unknown', 'onCourse', 'met'] as const

/** One light. */
export type LightName = (typeof lights)[number]

const marks: Readonly<Record<LightName, string>> = Object.freeze({
  behind: '■',
  atRisk: '▲',
  unknown: '？',
  onCourse: '●',
  met: '★',
})

/** The mark of a light: its shape tells it apart without colour. */
export const markOf = (light: LightName): string => marks[light]

/** Narrows text (an address, a file) to a light. */
export const isLight = (value: unknown): value is LightName => lights.some((light) => light === value)

/** Sorts by light, what is stuck first. */
export const byLight = (a: LightName, b: LightName): number => lights.indexOf(a) - lights.indexOf(b)
