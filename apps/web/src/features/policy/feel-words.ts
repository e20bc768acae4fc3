import { moneyUnitNamed } from '@ceyuan/values'

/** One piece of a rule as people read it. */
export type RulePiece =
  | { readonly kind: 'fact'; readonly text: string }
  | { readonly kind: 'value'; readonly text: string; readonly isRate: boolean }
  | { readonly kind: 'money'; readonly amount: string; readonly unit: string }
  | { readonly kind: 'word'; readonly word: RuleWord }
  /** A day of the year so many years before the day asked about. */
  | { readonly kind: 'yearDay'; readonly years: number; readonly month: number; readonly day: number }
  | { readonly kind: 'sign' | 'text'; readonly text: string }

const words = [
  'and',
  'or',
  'not',
  'in',
  'if',
  'then',
  'else',
  'between',
  'today',
  'min',
  'max',
  'true',
  'false',
  'null',
  'date',
  'day',
  'month',
  'year',
] as const

/** A word of the rule language that reads better in the reader's own. */
export type RuleWord = (typeof words)[number]

const signs: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '!=': '≠', '*': '×', '/': '÷', '-': '−' }

type Step = { readonly piece: RulePiece; readonly length: number }
type Reader = (rest: string, before: RulePiece | undefined, facts: readonly string[]) => Step | undefined

const match = (rest: string, pattern: RegExp): RegExpExecArray | undefined => pattern.exec(rest) ?? undefined

const readText: Reader = (rest) => {
  const found = match(rest, /^"([^"]*)"/u)
  return found && { piece: { kind: 'value', text: found[1] ?? '', isRate: false }, length: found[0].length }
}

const readDate: Reader = (rest) => {
  const found = match(rest, /^(?:date\(\s*|@)"([^"]+)"\s*\)?/u)
  return found && { piece: { kind: 'value', text: found[1] ?? '', isRate: false }, length: found[0].length }
}

const readYearDay: Reader = (rest) => {
  const found = match(rest, /^date\(\s*today\(\s*\)\.year\s*-\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*\)/u)
  if (!found) return undefined
  const [years = 0, month = 1, day = 1] = found.slice(1).map(Number)
  return { piece: { kind: 'yearDay', years, month, day }, length: found[0].length }
}

const readMoney: Reader = (rest) => {
  const found = match(rest, /^(\p{L}+)\(\s*([\d.]+)\s*\)/u)
  const [whole = '', unit = '', amount = ''] = found ?? []
  return found && moneyUnitNamed(unit) !== undefined
    ? { piece: { kind: 'money', amount, unit }, length: whole.length }
    : undefined
}

const readNumber: Reader = (rest, before) => {
  const found = match(rest, /^\d+(?:\.\d+)?/u)
  if (!found) return undefined
  const isFactor = before?.kind === 'sign' && before.text === '×'
  const isRate = /^0\.\d/u.test(found[0]) && (isFactor || before?.kind === 'sign')
  return { piece: { kind: 'value', text: found[0], isRate }, length: found[0].length }
}

const readFact: Reader = (rest, _before, facts) => {
  const name = facts.find((fact) => rest.startsWith(fact))
  return name === undefined ? undefined : { piece: { kind: 'fact', text: name }, length: name.length }
}

const readWord: Reader = (rest) => {
  const found = match(rest, /^[\p{L}_][\p{L}\p{N}_]*/u)
  if (!found) return undefined
  const [text] = found
  const word = words.find((each) => each === text)
  if (word === undefined) return { piece: { kind: 'text', text }, length: text.length }
  const call = word === 'today' ? (match(rest, /^today\(\s*\)/u)?.[0].length ?? text.length) : text.length
  return { piece: { kind: 'word', word }, length: call }
}

const readSign: Reader = (rest) => {
  const found = match(rest, /^(?:>=|<=|!=|[-*/+<>=(),[\].])/u)
  if (found) return { piece: { kind: 'sign', text: signs[found[0]] ?? found[0] }, length: found[0].length }
  return { piece: { kind: 'text', text: rest.slice(0, 1) }, length: 1 }
}

const readers: readonly Reader[] = [
  readText,
  readYearDay,
  readDate,
  readMoney,
  readNumber,
  readFact,
  readWord,
  readSign,
]

/** Cuts a rule into pieces that people read: names of facts found by the dictionary, signs as in print, words left to be said. */
export const toPieces = (rule: string, facts: Iterable<string>): readonly RulePiece[] => {
  const longestFirst = [...facts].toSorted((a, b) => b.length - a.length)
  const pieces: RulePiece[] = []
  let rest = rule.trim()
  while (rest !== '') {
    const before = pieces.at(-1)
    const here = rest
    const step = readers.map((reader) => reader(here, before, longestFirst)).find((each) => each !== undefined)
    if (step === undefined) break
    pieces.push(step.piece)
    rest = rest.slice(step.length).trimStart()
  }
  return pieces
}
