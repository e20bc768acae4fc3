import { expect, it } from 'vitest'
import { stackOffsets } from './stack-marks.ts'

it('leaves marks on their own lines alone', () => {
  expect(
    stackOffsets([
      { top: 0, height: 19 },
      { top: 28, height: 19 },
    ]),
  ).toEqual([0, 0])
})

it('stacks marks of one line in reading order and pushes later lines down', () => {
  expect(
    stackOffsets([
      { top: 0, height: 19 },
      { top: 0, height: 19 },
      { top: 28, height: 19 },
      { top: 84, height: 19 },
    ]),
  ).toEqual([0, 19, 10, 0])
})
