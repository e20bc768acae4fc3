const wrapped = /^[$#]\{([\s\S]*)\}$/u

const operators: readonly (readonly [RegExp, string])[] = [
  [/!==?/gu, '!='],
  [/(?<![!<>])===?/gu, '='],
  [/&&/gu, ' and '],
  [/\|\|/gu, ' or '],
  [/\bne\b/gu, '!='],
  [/\beq\b/gu, '='],
  [/\bgt\b/gu, '>'],
  [/\blt\b/gu, '<'],
  [/\bge\b/gu, '>='],
  [/\ble\b/gu, '<='],
  [/!\s*([\p{L}_][\p{L}\p{N}_.]*)/gu, 'not($1)'],
  [/\benvironment\.(?:variables|output)\./gu, ''],
]

const plainPart = (text: string): string =>
  operators.reduce((changed, [form, feel]) => changed.replace(form, feel), text)

// Texts in quotes stay as they are; only their marks become FEEL's.
const quotedPart = (text: string): string =>
  text.startsWith("'") ? `"${text.slice(1, -1).replaceAll('"', '\\"')}"` : text

/**
 * Gives the FEEL text of an expression as editors write it: after a leading `=`, or within `${…}` or `#{…}`,
 * where `==`, `&&`, `||`, `!`, `eq` … and texts in single quotes are taken as what they mean.
 */
export const toFeel = (written: string): string => {
  const text = written.trim()
  if (text.startsWith('=')) return text.slice(1).trim()
  const inner = wrapped.exec(text)?.[1]
  if (inner === undefined) return text
  return inner
    .split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/u)
    .map((part, index) => (index % 2 === 1 ? quotedPart(part) : plainPart(part)))
    .join('')
    .trim()
}
