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

/** The known name most like a mistaken one; `none` where more than half of it would have to change. */
export const nearest = (name: string, known: Iterable<string>): string => {
  let best = { name: 'none', distance: Infinity }
  for (const candidate of known) {
    const changes = distance(name, candidate)
    if (changes <= Math.max(name.length, candidate.length) / 2 && changes < best.distance) {
      best = { name: candidate, distance: changes }
    }
  }
  return best.name
}

/** Finds nearest names for the first so many mistakes; later ones have none, so that a pack of nothing but mistakes stays quick. */
export const nearestForFirst = (most: number): typeof nearest => {
  let left = most
  return (name, known) => {
    left -= 1
    return left < 0 ? 'none' : nearest(name, known)
  }
}
