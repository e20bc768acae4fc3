const indent = (text: string, by: string): string => text.replaceAll('\n', `\n${by}`)

const tokens = /'[^']*'|"[^"]*"|`[^`]*`|\(|\)|\bcase\b|\bend\b| (?:and|or) /gu

const deeper = new Set(['(', 'case'])
const higher = new Set([')', 'end'])

// Splits at a word that stands outside brackets, quotes and cases.
const splitAt = (sql: string, word: string): readonly string[] => {
  const parts: string[] = []
  let [depth, start] = [0, 0]
  for (const { 0: token, index } of sql.matchAll(tokens)) {
    if (deeper.has(token)) depth += 1
    if (higher.has(token)) depth -= 1
    if (depth === 0 && token === word) {
      parts.push(sql.slice(start, index))
      start = index + word.length
    }
  }
  return [...parts, sql.slice(start)]
}

/** Writes a condition with each of its parts on a line of its own. */
export const formatCondition = (sql: string): string => {
  for (const word of ['or', 'and']) {
    const parts = splitAt(sql, ` ${word} `)
    if (parts.length > 1) return parts.map((part) => indent(formatCondition(part), '  ')).join(`\n${word} `)
  }
  const bracketed = /^\((.*)\)$/su.exec(sql)
  const [, inner = ''] = bracketed ?? []
  if (!bracketed || splitAt(sql, ' or ').length > 1 || closesEarly(sql)) return sql
  return inner.length < 60 ? sql : `(\n  ${indent(formatCondition(inner), '  ')}\n)`
}

const closesEarly = (sql: string): boolean => {
  let depth = 0
  for (let index = 0; index < sql.length - 1; index += 1) {
    if (sql[index] === '(') depth += 1
    if (sql[index] === ')') depth -= 1
    if (depth === 0) return true
  }
  return false
}
