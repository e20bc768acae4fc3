import { expect, it } from 'vitest'
import { createTurns } from './turns.ts'

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('runs no more than its number side by side, and the rest in the order they came', async () => {
  const takeTurn = createTurns(2)
  const begun: number[] = []
  const endings: (() => void)[] = []
  const all = [0, 1, 2, 3].map((index) =>
    takeTurn(async () => {
      begun.push(index)
      await new Promise<void>((resolve) => (endings[index] = resolve))
      return index
    }),
  )
  await settle()
  expect(begun).toEqual([0, 1])
  endings[1]?.()
  await settle()
  expect(begun).toEqual([0, 1, 2])
  endings[0]?.()
  endings[2]?.()
  await settle()
  endings[3]?.()
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3])
})

it('passes a turn on when work fails', async () => {
  const takeTurn = createTurns(1)
  const failed = takeTurn(async () => {
    throw new Error('Failed')
  })
  const next = takeTurn(async () => 'next')
  await expect(failed).rejects.toThrow('Failed')
  expect(await next).toBe('next')
})
