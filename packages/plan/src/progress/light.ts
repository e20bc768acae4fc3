/** How a commitment stands. */
export type Light = 'met' | 'onCourse' | 'atRisk' | 'behind' | 'unknown'

/** The order in which lights are listed everywhere: what is stuck first. */
export const lightOrder: readonly Light[] = Object.freeze(['behind', 'atRisk', 'unknown', 'onCourse', 'met'])

/** The probability from which a commitment is on course, and from which it is at risk. Source: SPEC 5.2. */
export const lightThresholds: Readonly<{ onCourse: number; atRisk: number }> = Object.freeze({
  onCourse: 0.8,
  atRisk: 0.4,
})

/** The light of a probability of reaching the target. */
export const lightOfProbability = (probability: number): Light => {
  if (probability >= lightThresholds.onCourse) return 'onCourse'
  return probability >= lightThresholds.atRisk ? 'atRisk' : 'behind'
}

/** Less than zero where `a` is listed before `b`. */
export const compareLights = (a: Light, b: Light): number => lightOrder.indexOf(a) - lightOrder.indexOf(b)

/** The light that stands first in the order; undefined where there is none. */
export const worstLight = (lights: readonly Light[]): Light | undefined => lights.toSorted(compareLights)[0]

/** How many there are of each light. */
export const countLights = (lights: readonly Light[]): Readonly<Record<Light, number>> => {
  const count = (wanted: Light): number => lights.filter((light) => light === wanted).length
  return {
    behind: count('behind'),
    atRisk: count('atRisk'),
    unknown: count('unknown'),
    onCourse: count('onCourse'),
    met: count('met'),
  }
}
