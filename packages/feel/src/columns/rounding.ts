import type { RoundingMode } from './node.ts'

/** The functions that round, and how. */
export const roundingModes: Readonly<Record<string, RoundingMode>> = Object.freeze({
  decimal: 'halfEven',
  floor: 'floor',
  ceiling: 'ceiling',
  'round up': 'up',
  'round down': 'down',
  'round half up': 'halfUp',
  'round half down': 'halfDown',
})
