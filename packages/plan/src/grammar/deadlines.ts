/** How a deadline phrase is written, and which part of the year or span it means. */
export type DeadlineRule = {
  readonly kind:
    | 'since'
    | 'years'
    | 'date'
    | 'month'
    | 'quarter'
    | 'half'
    | 'year'
    | 'fiveYearPlan'
    | 'within'
    | 'thisYear'
  readonly pattern: RegExp
}

const han = '[0-9０-９一二两三四五六七八九十]{1,3}'
const year = '(?:20[0-9]{2}|２０[０-９]{2}|二[〇○零][〇○零一二三四五六七八九]{2})'

/** The deadline phrases, the most exact first. */
export const deadlineRules: readonly DeadlineRule[] = [
  {
    kind: 'since',
    pattern: new RegExp(
      `(?:“?十[二三四五]五”?|${year}[ ]?年)(?:以来|开始以来)|过去[ ]?${han}[ ]?年|近[ ]?${han}[ ]?年来?`,
      'g',
    ),
  },
  {
    kind: 'years',
    pattern: new RegExp(`(?<from>${year})[ ]?年?[ ]?(?:至|到|[-－–—―~～─]{1,2})[ ]?(?<year>${year})[ ]?年`, 'g'),
  },
  {
    kind: 'date',
    pattern: new RegExp(
      `(?<lead>到|至|于|在|自|从)?[ ]?(?<year>${year})[ ]?年[ ]?(?<month>[0-9]{1,2})[ ]?月[ ]?(?<day>[0-9]{1,2})[ ]?日(?<tail>前|之前|起)?`,
      'g',
    ),
  },
  {
    kind: 'month',
    pattern: new RegExp(
      `(?<lead>到|至|于|在|自|从)?[ ]?(?<year>${year})[ ]?年[ ]?(?<month>[0-9]{1,2})[ ]?月(?<end>底|末|份)?(?<tail>前|之前|起)?`,
      'g',
    ),
  },
  { kind: 'quarter', pattern: new RegExp(`(?<year>${year})[ ]?年(?:第)?(?<part>[一二三四])季度(?:末|底)?`, 'g') },
  { kind: 'half', pattern: new RegExp(`(?<year>${year})[ ]?年(?<part>[上下])半年`, 'g') },
  {
    kind: 'year',
    pattern: new RegExp(
      `(?<lead>到|至|于|在|自|从|截至|截止)?[ ]?(?<year>${year})[ ]?年(?<end>年?底|年?末|内)?(?<tail>前|之前|起|以前)?`,
      'g',
    ),
  },
  { kind: 'fiveYearPlan', pattern: /“?(?<plan>十[三四五六七])五”?(?:规划)?(?:末|期末|期间|时期|时期末|期间末|末期)/g },
  {
    kind: 'within',
    pattern: new RegExp(
      `(?:未来|今后|用|力争|争取|经过|利用|在|通过)?(?<least>${han})?(?:至|到|[-－–—―~～])?(?<count>${han})(?<scale>个?月|年)(?:之内|以内|内|左右(?:的)?时间|时间|左右|(?=累计))`,
      'g',
    ),
  },
  {
    kind: 'within',
    pattern: new RegExp(`(?:未来|今后|经过)(?<least>${han})?(?:至|到|[-－–—―~～])?(?<count>${han})(?<scale>年)`, 'g'),
  },
  { kind: 'thisYear', pattern: /(?<which>今年|本年度?|明年|年)(?:年?底|年?末|内)(?:前|之前)?/g },
]

/** The last year of each five-year plan by its name. */
export const fiveYearPlanEnd: Readonly<Record<string, number>> = {
  十三: 2020,
  十四: 2025,
  十五: 2030,
  十六: 2035,
  十七: 2040,
}

/** The last month of each quarter or half year by its word. */
export const partEnd: Readonly<Record<string, number>> = { 一: 3, 二: 6, 三: 9, 四: 12, 上: 6, 下: 12 }

/** Words after which a date begins something instead of ending it. */
export const startsFrom: RegExp = /^(?:起|自|从)$/

/** Words that mean before, not by the end of. */
export const beforeWord: RegExp = /^(?:前|之前|以前)$/

/** The word for the coming year, and the word for months. */
export const nextYear = '明年'

/** The word for months in a span. */
export const monthWord: RegExp = /月/

/** Text between title marks or brackets, which governs nothing. */
export const aside: RegExp = /《[^》]{0,200}》|(?<!阶段)（[^）]{0,120}）|\([^)]{0,120}\)|〔[^〕]{0,20}〕/g
