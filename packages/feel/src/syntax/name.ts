import { normalizeContextKey } from 'lezer-feel'

// Most names have neither spaces nor signs, and have one spelling as they are.
const hasSpellings = /[\s./\-'+*]/u

/** Gives the one spelling of a name: single spaces between words, none around its signs. */
export const normaliseName = (name: string): string =>
  hasSpellings.test(name)
    ? normalizeContextKey(name)
        .replace(/ ?([./\-'+]|\*\*?) ?/g, '$1')
        .trim()
    : name

/** Gives how many single-character changes lead from one text to the other, counting code points; at most `limit` + 1. */
const editDistance = (left: string, right: string, limit: number): number => {
  const [from, to] = [Array.from(left), Array.from(right)]
  if (Math.abs(from.length - to.length) > limit) return limit + 1
  let previous = to.map((_, index) => index + 1)
  for (const [row, character] of from.entries()) {
    let diagonal = row
    let last = row + 1
    previous = previous.map((above, column) => {
      const best = Math.min(above + 1, last + 1, diagonal + (to[column] === character ? 0 : 1))
      diagonal = above
      last = best
      return best
    })
  }
  return previous.at(-1) ?? from.length
}

/** Gives the known name nearest to a mistaken one; null where none is near. */
export const nearestName = (name: string, known: Iterable<string>): string | null => {
  const length = Array.from(name).length
  const limit = Math.max(1, Math.floor(length / 2))
  let best: { name: string; distance: number } | null = null
  for (const candidate of known) {
    const distance = editDistance(name, candidate, limit)
    if (distance <= limit && distance < length && (best === null || distance < best.distance)) {
      best = { name: candidate, distance }
    }
  }
  return best?.name ?? null
}

/** Gives what a message says about the nearest known name: `near` yes or no, and the name. */
export const nearestValues = (
  name: string,
  known: Iterable<string>,
): { readonly near: 'yes' | 'no'; readonly nearest: string } => {
  const nearest = nearestName(name, known)
  return nearest === null ? { near: 'no', nearest: '' } : { near: 'yes', nearest }
}
