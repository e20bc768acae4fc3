import type { GatewayNode } from '../definition/node.ts'

/**
 * Whether an inclusive gateway still waits, given the flows into it that hold a token and the places of all other tokens of its scope.
 * It waits for a token from which a path leads to an empty incoming flow, unless one leads from there to an incoming flow that has a token.
 * Source: BPMN 2.0.2, table 13.3.
 */
export const isHeld = (
  { incoming, upstream }: GatewayNode,
  full: ReadonlySet<string>,
  places: Iterable<string>,
): boolean => {
  const leads = (place: string, isFull: boolean): boolean =>
    incoming.some(({ id }) => full.has(id) === isFull && upstream.get(id)?.has(place) === true)
  for (const place of places) if (leads(place, false) && !leads(place, true)) return true
  return false
}
