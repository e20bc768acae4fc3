import type { Problem } from '@ceyuan/values'
import { problemAt } from '../problem-at.ts'

type Token = { readonly text: string; readonly start: number }

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
export const diagnose = (text: string, offset: number): Problem => {
  const tokens = tokensOf(text)
  const string = tokens.find(isUnclosedString)
  if (string) return problemAt('feel.unclosed-string', text, string.start, { found: string.text.slice(0, 40) })
  const index = tokens.findIndex(({ text: token, start }) => start + token.length > offset)
  const found = index < 0 ? null : (tokens[index] ?? null)
  const bracket = unclosed(tokens)
  if (found === null && bracket !== null) {
    const wanted = closers[bracket.text] ?? ''
    return problemAt('feel.unclosed-bracket', text, bracket.start, { found: bracket.text, wanted })
  }
  const at = found?.start ?? text.length
  const values = { found: found?.text ?? '', end: found === null ? 'yes' : 'no' }
  if (found !== null && /^[)\]}]$/.test(found.text) && !startsOperand(tokens[index - 1]?.text)) {
    return problemAt('feel.unwanted-closing', text, at, values)
  }
  const previous = index < 0 ? tokens.at(-1) : tokens[index - 1]
  return problemAt(
    startsOperand(previous?.text) ? 'feel.expected-expression' : 'feel.expected-operator',
    text,
    at,
    values,
  )
}
