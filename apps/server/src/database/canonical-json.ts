const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, item]) => [key, canonical(item)]),
  )
}

/** The one JSON text of a value: keys in code-unit order, no spaces, what JSON cannot hold left out. */
export const canonicalJson = (value: unknown): string => {
  const plain: unknown = JSON.parse(JSON.stringify(value) ?? 'null')
  return JSON.stringify(canonical(plain))
}
