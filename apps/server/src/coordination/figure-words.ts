import type { TargetFigure } from '@ceyuan/contract'
import type { Say } from './wording.ts'

/** A number as documents show it: at most two decimals, thousands separated. */
export const numberText = (value: number): string =>
  new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 }).format(value)

/** A number with its unit, or the mark of its absence. */
export const amountText = (say: Say, value: number | null, unit: string): string =>
  value === null ? say('absent') : `${numberText(value)}${unit}`

/** A target's interval in few characters. */
export const targetText = (say: Say, target: TargetFigure | null): string => {
  if (target === null) return say('absent')
  const { min, max, strict, unit } = target
  const values = { min: min === null ? '' : numberText(min), max: max === null ? '' : numberText(max), unit }
  if (min === null) return max === null ? say('absent') : say('atMost', values)
  if (max !== null) return say(min === max ? 'exactly' : 'range', values)
  return say(strict ? 'moreThan' : 'atLeast', values)
}
