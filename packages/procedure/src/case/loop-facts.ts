import { type Facts, parseNumber } from '@ceyuan/feel'
import type { ActivityNode } from '../definition/node.ts'
import type { Count } from './state.ts'

const counter = 'loopCounter'

/** The facts that an instance of a multi-instance activity has from the beginning: its number from 1, and its item. */
export const instanceFacts = (node: ActivityNode, { items }: Count, index: number): Facts => ({
  [counter]: parseNumber(String(index + 1)),
  ...(node.loop?.item ? { [node.loop.item]: items?.[index] ?? null } : {}),
})

/** The names of these facts; they end with the instance. */
export const ownNames = (node: ActivityNode): readonly string[] =>
  node.loop?.item ? [counter, node.loop.item] : [counter]

/** What a completion condition may count, by the standard's names and by those that editors write. Source: BPMN 2.0.2, table 10.30. */
export const countFacts = ({ total, started, done }: Count): Facts => {
  const [all, active, completed] = [total, started - done, done].map((value) => parseNumber(String(value)))
  return {
    numberOfInstances: all ?? null,
    numberOfActiveInstances: active ?? null,
    numberOfCompletedInstances: completed ?? null,
    numberOfTerminatedInstances: parseNumber('0'),
    nrOfInstances: all ?? null,
    nrOfActiveInstances: active ?? null,
    nrOfCompletedInstances: completed ?? null,
  }
}
