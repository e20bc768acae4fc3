/** Whether text can be stored: no NUL, which PostgreSQL refuses, and no half of a surrogate pair. */
const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed()

/** Whether every text in a parsed body, keys included, can be stored. */
export const holdsStorableText = (value: unknown): boolean => {
  const pending: unknown[] = [value]
  while (pending.length > 0) {
    const next = pending.pop()
    if (typeof next === 'string' && !isStorable(next)) return false
    if (typeof next !== 'object' || next === null) continue
    for (const [key, inner] of Object.entries(next)) pending.push(key, inner)
  }
  return true
}
