import { createRandom } from './random.ts'
import type { Story } from './story.ts'
import { addDays, history, type Version } from './version.ts'

type Figure = {
  readonly period: string
  readonly periodEnd: string
  readonly hundredths: number
  readonly year: number
}

const BY = '示例·市工业和信息化局'
const FIRST_ENTRY = '2024-09-12'

const fen = (hundredths: number) => String(hundredths * 100_000_000)

const monthEnd = (year: number, month: number): string =>
  addDays(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`, -1)

/** Spreads a year's published total over its months, exact to 0.01 of 亿元. */
const figuresOf = (story: Story): readonly Figure[] => {
  const random = createRandom(1000)
  return story.output.flatMap(({ year, total, through }) => {
    const weights = story.outputShares
      .slice(0, through)
      .map((share) => (share === 0 ? 0 : share + random.next() * 0.5 - 0.25))
    const sum = weights.reduce((one, other) => one + other, 0)
    const hundredths = weights.map((weight) => Math.round((total * 100 * weight) / sum))
    const rest = Math.round(total * 100) - hundredths.reduce((one, other) => one + other, 0)
    return hundredths
      .map((value, index) => ({
        period: `${year}-${String(index + 1).padStart(2, '0')}`,
        periodEnd: monthEnd(year, index + 1),
        hundredths: index === through - 1 ? value + rest : value,
        year,
      }))
      .filter((figure) => figure.hundredths > 0)
  })
}

/** The key of the bulletin that published a period. */
export const bulletinOf = (period: string): string => `示例公报-${period}`

/** The published monthly output; one year was never compiled, and one month was revised. */
export const outputRecords = (story: Story): readonly Version[] =>
  figuresOf(story).flatMap((figure, index) => {
    const publishedOn = addDays(figure.periodEnd, 15)
    const set = {
      period: figure.period,
      periodEnd: figure.periodEnd,
      value: fen(figure.hundredths),
      enterprises: 380 + index * 3,
      publishedOn,
      status: figure.year < 2026 ? '最终' : '初步',
      document: bulletinOf(figure.period),
    }
    const revised = figure.period === '2026-06'
    const first = revised ? { ...set, value: fen(figure.hundredths - 60) } : set
    const revision = revised ? [{ on: '2026-08-15', set: { value: set.value, status: '修订' } }] : []
    const enteredOn = publishedOn < FIRST_ENTRY ? FIRST_ENTRY : publishedOn
    return history(figure.period, BY, [{ on: enteredOn, set: first }, ...revision], story)
  })
