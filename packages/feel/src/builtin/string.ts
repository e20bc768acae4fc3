import type { Machine } from '../interpret/machine.ts'
import { matchesPattern, replacePattern, splitPattern } from '../pattern/pattern.ts'
import { whole } from '../value/number.ts'
import { list } from '../value/kind.ts'
import { toText } from '../value/to-text.ts'
import type { FeelValue } from '../value/value.ts'
import { items, number, text } from './argument.ts'
import { type Builtin, builtin, signature } from './signature.ts'

const substring = (source: string, start: number, length: number | null): FeelValue => {
  const characters = Array.from(source)
  if (start === 0 || Math.abs(start) > characters.length || (length !== null && length < 1)) return null
  const from = start > 0 ? start - 1 : characters.length + start
  return characters.slice(from, length === null ? undefined : from + length).join('')
}

const join = (parts: readonly FeelValue[], delimiter: string, machine: Machine): FeelValue => {
  const texts = parts.filter((part) => part !== null)
  if (texts.some((part) => typeof part !== 'string')) return null
  machine.allot(texts.reduce((sum, part) => sum + text(part).length + delimiter.length, 0))
  return texts.map(text).join(delimiter)
}

const flagsOf = (value: FeelValue | undefined): string => (typeof value === 'string' ? value : '')

/** The functions of strings; positions and lengths count code points. */
export const stringBuiltins: readonly Builtin[] = [
  builtin(
    'substring',
    signature('string: string, start position: number, length?: number -> string', ([source, start, length]) =>
      substring(
        text(source),
        Math.trunc(number(start).toNumber()),
        length ? Math.trunc(number(length).toNumber()) : null,
      ),
    ),
  ),
  builtin(
    'string length',
    signature('string: string -> number', ([source]) => whole(Array.from(text(source)).length)),
  ),
  builtin(
    'upper case',
    signature('string: string -> string', ([source]) => text(source).toUpperCase()),
  ),
  builtin(
    'lower case',
    signature('string: string -> string', ([source]) => text(source).toLowerCase()),
  ),
  builtin(
    'substring before',
    signature('string: string, match: string -> string', ([source, match]) => {
      const index = text(source).indexOf(text(match))
      return index < 0 ? '' : text(source).slice(0, index)
    }),
  ),
  builtin(
    'substring after',
    signature('string: string, match: string -> string', ([source, match]) => {
      const index = text(source).indexOf(text(match))
      return index < 0 ? '' : text(source).slice(index + text(match).length)
    }),
  ),
  builtin(
    'contains',
    signature('string: string, match: string -> boolean', ([s, m]) => text(s).includes(text(m))),
  ),
  builtin(
    'starts with',
    signature('string: string, match: string -> boolean', ([s, m]) => text(s).startsWith(text(m))),
  ),
  builtin(
    'ends with',
    signature('string: string, match: string -> boolean', ([s, m]) => text(s).endsWith(text(m))),
  ),
  builtin(
    'matches',
    signature('input: string, pattern: string, flags?: string or null -> boolean', ([input, pattern, flags], machine) =>
      matchesPattern(text(input), text(pattern), flagsOf(flags), machine),
    ),
  ),
  builtin(
    'replace',
    signature(
      'input: string, pattern: string, replacement: string, flags?: string or null -> string',
      ([input, pattern, replacement, flags], machine) =>
        replacePattern(text(input), { pattern: text(pattern), flags: flagsOf(flags) }, text(replacement), machine),
    ),
  ),
  builtin(
    'split',
    signature('string: string, delimiter: string -> list<string>', ([source, delimiter], machine) => {
      const parts = splitPattern(text(source), text(delimiter), machine)
      return parts && list(parts)
    }),
  ),
  builtin(
    'string join',
    signature('list: list, delimiter?: string or null -> string', ([parts, delimiter], machine) =>
      join(items(parts), delimiter ? text(delimiter) : '', machine),
    ),
  ),
  builtin(
    'string',
    signature('from: Any -> string', ([from], machine) => {
      if (from === null || from === undefined) return null
      const shown = toText(from)
      machine.allot(shown.length)
      return shown
    }),
  ),
]
