/**
 * Where the tokens of a scope are: at rest (on a flow into a join, or in a node; behind `!` the non-interrupting events
 * that have occurred there), and on their way (flows to go along, or nodes to enter; the first goes first, so that what ends is gone before a circle begins anew).
 */
export type Marking = { readonly rest: readonly string[]; readonly ready: readonly string[] }

/** A marking that follows another, with the element by which it does. */
export type Successor = { readonly by: string; readonly marking: Marking; readonly throws?: string }

/** The text by which equal markings are known. */
export const keyOf = ({ rest, ready }: Marking): string => `${rest.join('\n')}\t${ready.join('\n')}`

/** Gives a marking with tokens at rest in one order. */
export const markingOf = (rest: readonly string[], ready: readonly string[]): Marking => ({
  rest: rest.toSorted(),
  ready,
})

/** The node or flow of a token at rest. */
export const placeOf = (token: string): string => {
  const end = token.indexOf('!')
  return end < 0 ? token : token.slice(0, end)
}

/** Takes one token of each of these kinds away. */
export const without = (rest: readonly string[], gone: readonly string[]): readonly string[] =>
  gone.reduce<readonly string[]>((left, token) => left.toSpliced(left.indexOf(token), 1), rest)
