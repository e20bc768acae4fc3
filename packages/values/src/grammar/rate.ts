/** Words before a numerator that say the denominator. */
export const fractionWords: readonly (readonly [word: string, denominator: bigint])[] = [
  ['百分之', 100n],
  ['千分之', 1000n],
  ['万分之', 10_000n],
  ['十分之', 10n],
]

/** Signs after a numerator that say the denominator. */
export const fractionSigns: Readonly<Record<string, bigint>> = Object.freeze({
  '%': 100n,
  '‰': 1000n,
  '‱': 10_000n,
  个百分点: 100n,
  成: 10n,
})
