import { isPattern } from '../pattern/pattern.ts'

// The parts of a pattern on which XPath and PostgreSQL can be made to agree; classes without escapes and subtraction.
const part =
  /\\([dsntr\\|.\-^?*+{}()[\]$])|\[(\^?(?:[^[\]\\&~:.=^-](?:-[^[\]\\])?)+)\]|(\(\?:|[\^$|()?*+])|(\{\d{1,2}(?:,\d{0,2})?\})|(\.)|([^\\[\]{}])/gsuy

const controls: Readonly<Record<string, string>> = { n: '\\n', r: '\\r', t: '\\t' }

const lastPlane = 0x1_ff_ff

// Every decimal digit of Unicode, as the ranges of a class: what `\d` means in XPath, whatever the locale.
const digitRanges = (): string => {
  const digit = /^\p{Nd}$/u
  let ranges = ''
  for (let code = 0; code <= lastPlane; code += 1) {
    // Digits come in tens, from zero to nine.
    if (digit.test(String.fromCodePoint(code))) {
      ranges += `${String.fromCodePoint(code)}-${String.fromCodePoint(code + 9)}`
      code += 9
    }
  }
  return ranges
}

let digits: string | null = null

const digitClass = (): string => {
  digits ??= digitRanges()
  return `[${digits}]`
}

const literal = (character: string): string =>
  /^[A-Za-z0-9_\u0080-\u{10ffff}]$/u.test(character) ? character : `\\${character}`

const escaped = (letter: string): string => {
  if (letter === 'd') return digitClass()
  if (letter === 's') return '[ \\t\\n\\r]'
  return controls[letter] ?? literal(letter)
}

const translate = (match: RegExpExecArray): string => {
  const [, escape, characters, sign, count, dot, plain] = match
  if (escape !== undefined) return escaped(escape)
  if (characters !== undefined) return `[${characters}]`
  if (dot !== undefined) return '[^\\n\\r]'
  return sign ?? count ?? literal(plain ?? '')
}

/** Gives a pattern of XPath, without flags, as one of PostgreSQL that matches the same texts; null where the two may differ. */
export const patternSql = (pattern: string): string | null => {
  if (!isPattern(pattern, '')) return null
  part.lastIndex = 0
  let written = ''
  while (part.lastIndex < pattern.length) {
    const match = part.exec(pattern)
    if (!match) return null
    written += translate(match)
  }
  return written
}
