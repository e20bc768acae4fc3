import { CivilDate } from '@ceyuan/values'
import {
  aside,
  beforeWord,
  deadlineRules,
  fiveYearPlanEnd,
  monthWord,
  nextYear,
  partEnd,
  startsFrom,
  type DeadlineRule,
} from '../grammar/deadlines.ts'
import { parseNumeral } from '../grammar/numerals.ts'
import { comparedYear } from '../grammar/quantities.ts'
import { deadlineSign } from '../grammar/quantity-words.ts'
import { mask } from './mask.ts'

/** A phrase that says by when, or (`by` null) that what follows is about the past. */
export type Deadline = { readonly start: number; readonly end: number; readonly by: CivilDate | null }

type Groups = Readonly<Record<string, string | undefined>>

/** When a document was issued: the day where the text gives it, and at least the year where its number or title does. */
export type Issue = {
  readonly on: CivilDate | null
  readonly year: number | null
  /** The years that the title names, first and last. */
  readonly span: readonly [from: number, to: number] | null
}

type Reader = (groups: Groups, issue: Issue) => CivilDate | null | undefined

const endOfYear = (year: number): CivilDate => CivilDate.create(year, 12, 31)

const endOfMonth = (year: number, month: number): CivilDate | undefined =>
  month >= 1 && month <= 12 ? CivilDate.endOfMonth(CivilDate.create(year, month, 1)) : undefined

const isBegun = ({ lead, tail }: Groups): boolean => startsFrom.test(lead ?? '') || startsFrom.test(tail ?? '')

/** A year in Arabic or Chinese digits. */
const yearOf = (groups: Groups): number => parseNumeral((groups['year'] ?? '').replaceAll('\u25CB', '\u3007')) ?? 0

const readYear: Reader = (groups, issue) => {
  if (isBegun(groups)) return undefined
  const year = yearOf(groups)
  if (issue.year !== null && year < issue.year) return null
  if (beforeWord.test(groups['tail'] ?? '') && groups['end'] === undefined) return endOfYear(year - 1)
  const isPlain = groups['lead'] === undefined && groups['end'] === undefined
  return isPlain && issue.year === null ? undefined : endOfYear(year)
}

const readMonth: Reader = (groups) => {
  if (isBegun(groups)) return undefined
  const [year, month] = [yearOf(groups), Number(groups['month'])]
  if (!groups['lead'] && !groups['tail'] && !groups['end']) return undefined
  const isBefore = beforeWord.test(groups['tail'] ?? '') && groups['end'] === undefined
  if (!isBefore) return endOfMonth(year, month)
  return month === 1 ? endOfYear(year - 1) : endOfMonth(year, month - 1)
}

const readDate: Reader = (groups) => {
  if (isBegun(groups) || (!groups['lead'] && !groups['tail'])) return undefined
  const written = [String(yearOf(groups)), groups['month']?.padStart(2, '0'), groups['day']?.padStart(2, '0')].join('-')
  return CivilDate.is(written) ? written : undefined
}

const readPart: Reader = (groups) => endOfMonth(yearOf(groups), partEnd[groups['part'] ?? ''] ?? 0)

const readWithin: Reader = (groups, { on, span }) => {
  const count = parseNumeral(groups['count'] ?? '')
  if (count === undefined || count === 0 || count > 240) return undefined
  const isOwnSpan = span !== null && count === span[1] - span[0] + 1 && !monthWord.test(groups['scale'] ?? '')
  if (isOwnSpan) return endOfYear(span[1])
  if (on === null) return undefined
  return CivilDate.addMonths(on, monthWord.test(groups['scale'] ?? '') ? count : count * 12)
}

const readThisYear: Reader = ({ which }, { year }) =>
  year === null ? undefined : endOfYear(year + (which === nextYear ? 1 : 0))

const readers: Readonly<Record<DeadlineRule['kind'], Reader>> = {
  since: () => null,
  years: (groups) => endOfYear(yearOf(groups)),
  date: readDate,
  month: readMonth,
  quarter: readPart,
  half: readPart,
  year: readYear,
  fiveYearPlan: ({ plan }) => {
    const year = fiveYearPlanEnd[plan ?? '']
    return year === undefined ? undefined : endOfYear(year)
  },
  within: readWithin,
  thisYear: readThisYear,
}

/** The phrases of a sentence that say by when, in order; what stands in brackets or title marks governs nothing. */
export const findDeadlines = (sentence: string, issue: Issue): readonly Deadline[] => {
  if (!deadlineSign.test(sentence)) return []
  let text = mask(mask(sentence, aside), comparedYear)
  const found: Deadline[] = []
  for (const { kind, pattern } of deadlineRules) {
    for (const match of text.matchAll(pattern)) {
      const by = readers[kind](match.groups ?? {}, issue)
      if (by !== undefined) found.push({ start: match.index, end: match.index + match[0].length, by })
    }
    text = mask(text, pattern)
  }
  return found.toSorted((one, other) => one.start - other.start)
}
