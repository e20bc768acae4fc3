import { diffArrays } from 'diff'

/** A stretch of words that two texts share, or that only one of them has. */
export type WordChange = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

// A Chinese character is a word; digits and Latin letters hold together, so that 50 becomes 80 and not 5→8 before a 0.
const word = /[0-9\uFF10-\uFF19]+(?:[.,][0-9]+)*|[A-Za-z]+|./gsu

const wordsOf = (text: string): string[] => text.match(word) ?? []

/** What a later text changes in an earlier one, character by character with numbers whole, in the order of reading. */
export const compareWords = (earlier: string, later: string): readonly WordChange[] =>
  diffArrays(wordsOf(earlier), wordsOf(later)).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
