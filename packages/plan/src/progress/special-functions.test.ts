import { describe, expect, it } from 'vitest'
import { negativeBinomialAtMost, negativeBinomialQuantile, studentAtMost, studentQuantile } from './distributions.ts'
import { incompleteBeta, logGamma } from './special-functions.ts'

describe('special functions', () => {
  it('log-gamma agrees with factorials and known values', () => {
    let factorial = 1
    for (let n = 1; n <= 20; n += 1) {
      expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 10)
      factorial *= n
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12)
    expect(logGamma(0.1)).toBeCloseTo(2.252712651734206, 12)
    expect(logGamma(1e6)).toBeCloseTo(12_815_504.569_147_61, 4)
  })

  it.each([
    [0.5, 0.5, 0.5, 0.5],
    [0.3, 2, 3, 0.3483],
    [0.7, 5, 2, 0.420175],
    [0.9, 1, 1, 0.9],
    [0.2, 10, 30, 0.241359],
  ])('I_%d(%d, %d) is %d', (x, a, b, wanted) => {
    expect(incompleteBeta(x, a, b)).toBeCloseTo(wanted, 4)
  })

  it('the negative binomial sums its own probabilities', () => {
    const [shape, chance] = [4.5, 828 / 866]
    let [sum, mass] = [0, chance ** shape]
    for (let k = 0; k < 12; k += 1) {
      sum += mass
      expect(negativeBinomialAtMost({ shape, chance }, k)).toBeCloseTo(sum, 12)
      mass *= ((shape + k) / (k + 1)) * (1 - chance)
    }
  })

  it('quantiles are the least counts that reach their probability', () => {
    for (const shape of [0.5, 3.5, 41.5, 400.5]) {
      for (const probability of [0.1, 0.5, 0.9, 0.999]) {
        const distribution = { shape, chance: 0.6 }
        const count = negativeBinomialQuantile(distribution, probability)
        expect(negativeBinomialAtMost(distribution, count)).toBeGreaterThanOrEqual(probability)
        expect(negativeBinomialAtMost(distribution, count - 1)).toBeLessThan(probability)
      }
    }
  })

  it.each([
    [1, 0.9, 3.077684],
    [3, 0.9, 1.637744],
    [10, 0.975, 2.228139],
    [120, 0.95, 1.657651],
  ])('Student’s t with %d degrees stays below %d at %d', (freedom, probability, wanted) => {
    expect(studentQuantile(probability, freedom)).toBeCloseTo(wanted, 5)
    expect(studentAtMost(wanted, freedom)).toBeCloseTo(probability, 5)
  })
})
