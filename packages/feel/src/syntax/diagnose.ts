import type { Problem } from '@ceyuan/values'
import { problemAt } from '../problem-at.ts'

/** A word, sign, number or string of a text. */
export type Token = { readonly text: string; readonly start: number }

const tokenPattern =
  /(?<space>\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(?<string>"(?:[^"\\\n]|\\[\s\S])*"?)|(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<sign>\.\.|<=|>=|!=|\*\*|[-+*/=<>()[\]{},:.@?])|(?<word>[^\s"()[\]{},:+*/=<>@?-]+)/gu

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** Gives the tokens of a text, for limits and messages only: the grammar reads the text itself. */
export const tokensOf = (text: string): readonly Token[] =>
  [...text.matchAll(tokenPattern)]
    .filter(({ groups }) => groups?.['space'] === undefined)
    .map((match) => ({ text: match[0], start: match.index }))

/** Gives the greatest number of brackets open at once. */
export const bracketDepth = (tokens: readonly Token[]): number => {
  let depth = 0
  let deepest = 0
  for (const { text } of tokens) {
    if (text in closers) depth += 1
    else if (text === ')' || text === ']' || text === '}') depth -= 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

/** Gives the greatest number of words in a row: a name of so many words is no name. */
export const longestName = (tokens: readonly Token[]): number => {
  let words = 0
  let longest = 0
  for (const { text } of tokens) {
    words = /^[\p{L}_]/u.test(text) ? words + 1 : 0
    longest = Math.max(longest, words)
  }
  return longest
}

const unclosed = (tokens: readonly Token[]): Token | null => {
  const open: Token[] = []
  for (const token of tokens) {
    if (token.text in closers) open.push(token)
    else if (token.text === closers[open.at(-1)?.text ?? '']) open.pop()
  }
  return open.at(-1) ?? null
}

const isUnclosedString = ({ text }: Token): boolean =>
  text.startsWith('"') && (text.length < 2 || !text.endsWith('"') || /(?:^|[^\\])(?:\\\\)*\\"$/.test(text))

const startsOperand = (text: string | undefined): boolean =>
  text === undefined || /^(\.\.|<=|>=|!=|\*\*|[-+*/=<>([{,:.@])$/.test(text) || wordsBeforeOperand.has(text)

const wordsBeforeOperand = new Set(['and', 'or', 'if', 'then', 'else', 'in', 'return', 'satisfies', 'between', 'of'])

/** Gives what is wrong at the place where the grammar could not go on: what was found, and what was wanted. */
export const diagnose = (text: string, tokens: readonly Token[], offset: number): Problem => {
  const string = tokens.find(isUnclosedString)
  if (string) return problemAt('feel.unclosed-string', text, string.start, { found: shorten(string.text) })
  const index = tokens.findIndex(({ text: token, start }) => start + token.length > offset)
  const found = index < 0 ? null : (tokens[index] ?? null)
  const previous = index < 0 ? tokens.at(-1) : tokens[index - 1]
  return found === null ? atEnd(text, tokens, previous) : atToken(text, found, previous)
}

const longestShown = 40

const shorten = (found: string): string => (found.length > longestShown ? `${found.slice(0, longestShown)}…` : found)

const codeAfter = (previous: Token | undefined): 'feel.expected-expression' | 'feel.expected-operator' =>
  startsOperand(previous?.text) ? 'feel.expected-expression' : 'feel.expected-operator'

const atEnd = (text: string, tokens: readonly Token[], previous: Token | undefined): Problem => {
  const bracket = unclosed(tokens)
  if (bracket === null) return problemAt(codeAfter(previous), text, text.length, { found: '', end: 'yes' })
  const values = { found: bracket.text, wanted: closers[bracket.text] ?? '' }
  return problemAt('feel.unclosed-bracket', text, bracket.start, values)
}

const atToken = (text: string, found: Token, previous: Token | undefined): Problem => {
  const values = { found: shorten(found.text), end: 'no' }
  const closes = /^[)\]}]$/.test(found.text) && !startsOperand(previous?.text)
  return problemAt(closes ? 'feel.unwanted-closing' : codeAfter(previous), text, found.start, values)
}
