/** Ways of writing yes. */
export const trueWords: ReadonlySet<string> = new Set(['是', '有', '真', '√', '✓', 'y', 'yes', 'true', '1'])

/** Ways of writing no. */
export const falseWords: ReadonlySet<string> = new Set(['否', '没有', '假', '×', '✗', 'x', 'n', 'no', 'false', '0'])

/** What parts the items of a list in one cell. */
export const listSeparator = /[、，,;；|\n]/u

/** The units of money that a column may be in. */
export const moneyUnits: readonly string[] = ['元', '万元', '亿元', '分']

/** A unit of money in a heading, such as 营业收入（万元）. */
export const unitInHeading = /[（([]\s*(?:单位[:：]\s*)?(分|元|万元|亿元)\s*[)）\]]/u
