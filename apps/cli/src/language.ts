import { localeOf, sentence, type Locale } from '@ceyuan/contract'
import type { Problem } from '@ceyuan/values'
import { IntlMessageFormat } from 'intl-messageformat'
import en from './locale/ceyuan.en.json' with { type: 'json' }
import zhCN from './locale/ceyuan.zh-CN.json' with { type: 'json' }

/** A sentence of the command line. */
export type Key = keyof typeof zhCN

const messages: Readonly<Record<Locale, Readonly<Record<Key, string>>>> = { 'zh-CN': zhCN, en }

/** The language to speak: that of the terminal (`LC_ALL`, `LANG`), Chinese where it says neither. */
export const localeHere = (): Locale =>
  localeOf((process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '').replace('_', '-'))

/** A sentence in the language of the terminal. */
export const say = (key: Key, values: Readonly<Record<string, string | number>> = {}): string =>
  String(
    new IntlMessageFormat(messages[localeHere()][key], localeHere(), undefined, { ignoreTag: true }).format(values),
  )

/** Prints a line. */
export const print = (text: string): void => void process.stdout.write(`${text}\n`)

const placeOf = ({ at }: Problem): string =>
  at?.source === undefined ? '' : `${[at.source, at.line, at.column].filter((part) => part !== undefined).join(':')}  `

/** Prints problems, each with its place, and gives the exit code for them. */
export const printProblems = (problems: readonly Problem[]): number => {
  for (const problem of problems) process.stderr.write(`${placeOf(problem)}${sentence(problem, localeHere())}\n`)
  return 1
}
