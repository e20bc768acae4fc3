import type { CommitmentLine, TargetFigure } from '@ceyuan/contract'
import { formatPlain } from '../format/number.ts'
import type { Say } from '../i18n/use-messages.ts'
import { absentMark } from '../format/absent.ts'

/** A figure: whole numbers as they are, others with two decimals. */
export const figureText = (value: number | null, t: Say): string => {
  if (value === null) return absentMark('empty', t)
  return Number.isInteger(value)
    ? formatPlain(value, 0)
    : `${formatPlain(Math.trunc(value), 0)}${value.toFixed(2).slice(-3)}`
}

/** What a target promises, without its unit: 2～3, ≥5, ＞30, ≤20. */
export const targetText = (target: TargetFigure, t: Say): string => {
  const { min, max, strict } = target
  if (min !== null && max !== null)
    return t('shell.target.between', { min: figureText(min, t), max: figureText(max, t) })
  if (min !== null) return t(strict ? 'shell.target.over' : 'shell.target.atLeast', { value: figureText(min, t) })
  if (max !== null) return t(strict ? 'shell.target.under' : 'shell.target.atMost', { value: figureText(max, t) })
  return absentMark('empty', t)
}

const shortFigure = (value: number | null, t: Say): string =>
  value !== null && Math.abs(value) >= 100 ? formatPlain(value, 0) : figureText(value, t)

/** The margin holds some nine characters: a long bound goes without its sign, which the panel shows. */
const marginFigures = (actual: number | null, target: TargetFigure, t: Say): string | undefined => {
  if (actual === null) return undefined
  const full = t('shell.margin.figures', { actual: shortFigure(actual, t), target: shortTarget(target, t) })
  if (full.length <= 9 || target.min === null || target.max !== null) return full
  return t('shell.margin.figures', { actual: shortFigure(actual, t), target: shortFigure(target.min, t) })
}

const shortTarget = (target: TargetFigure, t: Say): string =>
  target.min !== null && target.max === null && !target.strict ? figureText(target.min, t) : targetText(target, t)

/** What the margin shows beside a light, in few characters; nothing where there is nothing to say. */
export const marginText = (margin: CommitmentLine['margin'], t: Say): string | undefined => {
  switch (margin.kind) {
    case 'figures':
      return marginFigures(margin.actual, margin.target, t)
    case 'records':
      return t('shell.margin.figures', { actual: figureText(margin.actual, t), target: figureText(margin.expected, t) })
    case 'overdue':
      return t('shell.margin.overdue', { days: margin.days })
    case 'due':
      return t('shell.margin.due', { on: margin.on })
    case 'confirmed':
    case 'none':
      return undefined
    default:
      return margin satisfies never
  }
}
