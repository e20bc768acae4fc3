import { absentWords } from './grammar/numeral.ts'

/** Text with full-width letters, digits and signs made half-width, and outer white space removed. */
export const normalText = (text: string): string => text.normalize('NFKC').trim()

const longest = Math.max(...Array.from(absentWords, (word) => word.length))

/** Whether a normal text is one of the ways of saying that there is no value, such as `N/A`, or is empty. */
export const isAbsent = (text: string): boolean =>
  text.length <= longest && (text === '' || absentWords.has(text.toLowerCase()))
