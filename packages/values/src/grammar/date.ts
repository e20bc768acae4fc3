/** Forms of a whole civil date, with the year first, in half-width digits. */
export const dateForms: readonly RegExp[] = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/u,
  /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?: \d{1,2}:\d{2}(?::\d{2})?)?$/u,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/u,
  /^(\d{4})(\d{2})(\d{2})$/u,
]

/** Forms of a date that lack the day or the month. */
export const incompleteDateForms: readonly RegExp[] = [/^\d{4}年?$/u, /^\d{4}[年/.-]\d{1,2}月?$/u]

/** Forms where day, month and year could stand in more than one order. */
export const unorderedDateForms: readonly RegExp[] = [
  /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/u,
  /^\d{2}年\d{1,2}月\d{1,2}日?$/u,
]

/** A date in Chinese numerals: year digit by digit, month, day. */
export const chineseDateForm: RegExp =
  /^([〇零○Ｏ一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]$/u

/** Signs that stand for zero in the year of a Chinese date. */
export const zeroSigns: RegExp = /[○Ｏ零]/gu

/** Zero as a digit of a Chinese year. */
export const zeroWord = '〇'

/** Forms of a period, each with the kind it says. */
export const periodForms: readonly (readonly [form: RegExp, kind: 'year' | 'half' | 'quarter' | 'month'])[] = [
  [/^(\d{4})(?:年度?|年全年)?$/u, 'year'],
  [/^(\d{4})-?H([12])$/iu, 'half'],
  [/^(\d{4})年?([上下])半年$/u, 'half'],
  [/^(\d{4})-?Q([1-4])$/iu, 'quarter'],
  [/^(\d{4})年?第?([一二三四1-4])季度$/u, 'quarter'],
  [/^(\d{4})[-/.年](\d{1,2})月?(?:份)?$/u, 'month'],
]

/** Words that number a half or a quarter of a year. */
export const ordinalWords: Readonly<Record<string, number>> = Object.freeze({
  上: 1,
  下: 2,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
})
