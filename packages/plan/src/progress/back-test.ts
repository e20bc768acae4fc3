import { lightThresholds, type Light } from './light.ts'

/** One light given on a past day, and how the matter ended. */
export type Judgement = { readonly light: Light; readonly probability: number | null; readonly cameTrue: boolean }

/** How often one light was right. */
export type Reliability = {
  readonly light: Light
  readonly given: number
  readonly reached: number
  /** The share that reached the target; null where the light was never given. */
  readonly share: number | null
  /** The shares that the light stands for, ends included. */
  readonly from: number
  readonly to: number
}

/** How a method of lights has done. */
export type BackTest = {
  readonly judgements: number
  readonly lights: readonly Reliability[]
  /** The mean squared distance of probability from outcome: 0 is perfect, 0.25 is a coin. */
  readonly brier: number | null
}

const bounds: Readonly<Record<'met' | 'onCourse' | 'atRisk' | 'behind', readonly [number, number]>> = {
  behind: [0, lightThresholds.atRisk],
  atRisk: [lightThresholds.atRisk, lightThresholds.onCourse],
  onCourse: [lightThresholds.onCourse, 1],
  met: [1, 1],
}

/** Gathers judgements into how often each light was right. `unknown` judges nothing and is left out. */
export const backTest = (judgements: readonly Judgement[]): BackTest => {
  const judged = judgements.filter(({ light }) => light !== 'unknown')
  const lights = (['behind', 'atRisk', 'onCourse', 'met'] as const).map((light) => {
    const given = judged.filter((judgement) => judgement.light === light)
    const reached = given.filter(({ cameTrue }) => cameTrue).length
    const [from, to] = bounds[light]
    return { light, given: given.length, reached, share: given.length === 0 ? null : reached / given.length, from, to }
  })
  const errors = judged.flatMap(({ probability, cameTrue }) =>
    probability === null ? [] : [(probability - (cameTrue ? 1 : 0)) ** 2],
  )
  const brier = errors.length === 0 ? null : errors.reduce((sum, error) => sum + error, 0) / errors.length
  return { judgements: judged.length, lights, brier }
}
