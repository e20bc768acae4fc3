import { availableParallelism } from 'node:os'

/** Runs work when its turn has come, and gives what it gives. */
export type TakeTurn = <T>(work: () => Promise<T>) => Promise<T>

/**
 * Turns for short work that many ask for at once: as many run side by side as `most`, the rest in the order they came. More would
 * share the same processors, so that all end late and some very late.
 */
export const createTurns = (most: number = 2 * availableParallelism()): TakeTurn => {
  const waiting: (() => void)[] = []
  let free = most
  const enter = (): Promise<void> | undefined => {
    if (free === 0) return new Promise((resolve) => waiting.push(resolve))
    free -= 1
    return undefined
  }
  const leave = (): void => {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
  return async (work) => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
