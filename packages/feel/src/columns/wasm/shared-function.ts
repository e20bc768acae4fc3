import type { Bits } from '../node.ts'
import { bitWords } from './bit-words.ts'
import { type Code, local, store } from './instruction.ts'
import { functionBody } from './module.ts'
import type { Places } from './places.ts'
import { createWords } from './words.ts'

/** So many junctions are computed by one function, which keeps its words in registers. */
const together = 16

const sharedFunction = (nodes: readonly Bits[], places: Places): Code => {
  const words = createWords()
  const found = bitWords(nodes, words, places, false)
  const kept = nodes.flatMap((node) => {
    const place = places.shared(node.id)
    return place === null ? [] : [...local.get(words.memory), ...local.get(found.localOf(node)), ...store.i64(place)]
  })
  return functionBody(words.draft, words.each([...found.code, ...kept]))
}

/** Gives the functions that fill the bits of junctions that several rules rest on. */
export const sharedFunctions = (nodes: readonly Bits[], places: Places): readonly Code[] =>
  Array.from({ length: Math.ceil(nodes.length / together) }, (_, index) =>
    sharedFunction(nodes.slice(index * together, (index + 1) * together), places),
  )
