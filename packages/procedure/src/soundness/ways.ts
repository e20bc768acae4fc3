import type { Flow } from '../definition/flow.ts'
import type { Node } from '../definition/node.ts'

const mostSubsets = 10

// Every choice of some of the flows; of very many flows each alone, all but each, and all.
const subsets = (flows: readonly Flow[]): readonly (readonly Flow[])[] => {
  if (flows.length > mostSubsets) {
    return [flows, ...flows.map((flow) => [flow]), ...flows.map((flow) => flows.filter((each) => each !== flow))]
  }
  return Array.from({ length: 2 ** flows.length - 1 }, (_, bits) =>
    flows.filter((_flow, index) => (((bits + 1) >> index) & 1) === 1),
  )
}

/** The ways by which tokens may leave a node, whatever its conditions come to. */
export const waysOut = (node: Node): readonly (readonly Flow[])[] => {
  const { outgoing } = node
  const form = node.kind === 'gateway' ? node.form : null
  if (form === 'parallel' || outgoing.length <= 1) return [outgoing]
  if (form === 'exclusive') return outgoing.map((flow) => [flow])
  const usual = outgoing.filter(({ isDefault }) => isDefault)
  const free = outgoing.filter(({ isDefault, condition }) => !isDefault && condition === null)
  const tested = outgoing.filter(({ isDefault, condition }) => !isDefault && condition !== null)
  const some = subsets(tested).map((taken) => [...free, ...taken])
  const isFilled = form === 'inclusive' ? free.length > 0 : free.length > 0 && usual.length === 0
  if (isFilled || tested.length === 0) return [free.length > 0 || usual.length === 0 ? free : usual, ...some]
  return usual.length > 0 ? [...some, [...free, ...usual]] : some
}
