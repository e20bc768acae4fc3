import type { Policy } from '../clause/clause.ts'
import type { Fact } from '../clause/fact.ts'
import type { Ladder } from '../ladder/rung.ts'

/** What a city declares, each part with the file it was read from. */
export type Declared = {
  readonly facts: { readonly file: string; readonly list: readonly Fact[] }
  readonly policies: readonly { readonly file: string; readonly policy: Policy }[]
  readonly ladders: readonly { readonly file: string; readonly ladder: Ladder }[]
  /** Ids of the city's responsible units. */
  readonly units: readonly string[]
}
