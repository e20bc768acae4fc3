import type { Facts } from '@ceyuan/feel'
import { fromPlain, type Plain, toPlain } from './plain.ts'
import type { CaseState, Count, Instance } from './state.ts'

type StoredFacts = Readonly<Record<string, Plain>>

/** A count as JSON. */
export type StoredCount = Omit<Count, 'items' | 'gathered'> & {
  readonly items: readonly Plain[] | null
  readonly gathered: readonly Plain[] | null
}

/** An instance as JSON. */
export type StoredInstance = Omit<Instance, 'facts' | 'count'> & {
  readonly facts?: StoredFacts
  readonly count?: StoredCount
}

/** A case as JSON, which reads back as the same. */
export type StoredCase = Omit<CaseState, 'facts' | 'instances'> & {
  readonly facts: StoredFacts
  readonly instances: readonly StoredInstance[]
}

const storedFacts = (facts: Facts): StoredFacts =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, toPlain(value)]))

const liveFacts = (facts: StoredFacts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, fromPlain(value)]))

const storedInstance = ({ facts, count, ...rest }: Instance): StoredInstance => ({
  ...rest,
  ...(facts && { facts: storedFacts(facts) }),
  ...(count && {
    count: { ...count, items: count.items?.map(toPlain) ?? null, gathered: count.gathered?.map(toPlain) ?? null },
  }),
})

const liveInstance = ({ facts, count, ...rest }: StoredInstance): Instance => ({
  ...rest,
  ...(facts && { facts: liveFacts(facts) }),
  ...(count && {
    count: { ...count, items: count.items?.map(fromPlain) ?? null, gathered: count.gathered?.map(fromPlain) ?? null },
  }),
})

/** Gives a case as JSON. */
export const toStored = (state: CaseState): StoredCase => ({
  ...state,
  facts: storedFacts(state.facts),
  instances: state.instances.map(storedInstance),
})

/** Gives the case that was stored. */
export const fromStored = (stored: StoredCase): CaseState =>
  Object.freeze({ ...stored, facts: liveFacts(stored.facts), instances: stored.instances.map(liveInstance) })
