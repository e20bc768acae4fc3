import { incompleteBeta } from './special-functions.ts'

/** A negative binomial: how many events come when `shape` and `chance` say how sure the rate is. Mean: shape × (1 − chance) / chance. */
export type NegativeBinomial = { readonly shape: number; readonly chance: number }

/** The probability of at most `count` events. */
export const negativeBinomialAtMost = ({ shape, chance }: NegativeBinomial, count: number): number => {
  if (count < 0) return 0
  return chance >= 1 ? 1 : incompleteBeta(chance, shape, Math.floor(count) + 1)
}

/** The least count that at least the share `probability` of outcomes does not exceed. */
export const negativeBinomialQuantile = (distribution: NegativeBinomial, probability: number): number => {
  let [low, high] = [-1, 1]
  while (negativeBinomialAtMost(distribution, high) < probability) [low, high] = [high, high * 2]
  if (negativeBinomialAtMost(distribution, 0) >= probability) return 0
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (negativeBinomialAtMost(distribution, middle) >= probability) high = middle
    else low = middle
  }
  return high
}

/** The probability that Student's t with `freedom` degrees is at most `t`. */
export const studentAtMost = (t: number, freedom: number): number => {
  const tail = incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2
  return t > 0 ? 1 - tail : tail
}

/** The value that Student's t with `freedom` degrees stays below with `probability`. */
export const studentQuantile = (probability: number, freedom: number): number => {
  let [low, high] = [-1, 1]
  while (studentAtMost(low, freedom) > probability) low *= 2
  while (studentAtMost(high, freedom) < probability) high *= 2
  for (let step = 0; step < 200 && high - low > 1e-12 * Math.max(1, Math.abs(low)); step += 1) {
    const middle = (low + high) / 2
    if (studentAtMost(middle, freedom) < probability) low = middle
    else high = middle
  }
  return (low + high) / 2
}
