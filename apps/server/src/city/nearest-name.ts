const distance = (one: string, other: string): number => {
  const [a, b] = [Array.from(one), Array.from(other)]
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, sign] of a.entries()) {
    const next = [i + 1]
    for (const [j, otherSign] of b.entries()) {
      const changed = (row[j] ?? 0) + (sign === otherSign ? 0 : 1)
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

/** The known name most like `name`, or undefined when none is near (more than half would have to change). */
export const nearestName = (name: string, known: readonly string[]): string | undefined => {
  let best: { readonly name: string; readonly distance: number } | undefined
  for (const candidate of known) {
    const found = distance(name.toLowerCase(), candidate.toLowerCase())
    if (found <= Math.max(name.length, candidate.length) / 2 && (!best || found < best.distance)) {
      best = { name: candidate, distance: found }
    }
  }
  return best?.name
}
