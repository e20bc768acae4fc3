// Units in brackets, spaces and punctuation say nothing about which field a heading means.
const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[([{（【〔][^)\]}）】〕]*[)\]}）】〕]/g, '')
    .replaceAll(/[\p{P}\p{S}\s]/gu, '')

const pairs = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2)))

/**
 * How alike two headings are: 1 for the same letters, 0.8 where one holds the other, else the share of letter pairs they have in common.
 * Shape: 0 to 1.
 */
export const similarity = (left: string, right: string): number => {
  const [a, b] = [normalise(left), normalise(right)]
  if (a === '' || b === '') return 0
  if (a === b) return 1
  if (a.length > 1 && b.length > 1 && (a.includes(b) || b.includes(a))) return 0.8
  const [pairsA, pairsB] = [pairs(a), pairs(b)]
  if (pairsA.size + pairsB.size === 0) return 0
  return (2 * pairsA.intersection(pairsB).size) / (pairsA.size + pairsB.size)
}

/** A heading as mappings remember it: without case, brackets, spaces and punctuation. */
export const headingKey = (heading: string): string => normalise(heading) || heading.trim()
