import type { ScenarioComparison, ScenarioContent, ScenarioResult } from '@ceyuan/contract'
import type { Declared } from '@ceyuan/policy'
import type { CivilDate, Result } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import type { Granted } from '../funding/history.ts'
import type { Committed, Coverage } from '../funding/uptake.ts'
import type { Lines } from './budgets.ts'
import type { Step } from './evaluate.ts'
import type { Page, PageAsked } from './population-pages.ts'

/** What the thread knows of the city from its start. */
export type ThreadCity = Pick<City, 'registers' | 'regions' | 'industries'>

/** The policies that a thread works by, as they were declared. */
export type ThreadLaw = Declared

/** One scenario with what its budgets hold. */
export type ScenarioAsked = { readonly content: ScenarioContent; readonly lines: readonly Lines[] }

/** What scenarios are worked out from; `granted` is what was granted to anyone. */
export type ScenariosJob = {
  readonly kind: 'scenarios'
  readonly granted: readonly Granted[]
  /** The ids of the city's units. */
  readonly units: readonly string[]
  /** Changes with `granted`. */
  readonly fundingKey: string
  readonly asked: readonly ScenarioAsked[]
}

/** How far clauses reach is asked of a day; the parts are counted for one clause, or for all together. */
export type CoverageJob = {
  readonly kind: 'coverage'
  readonly on: CivilDate
  readonly committed: readonly Committed[]
  readonly of: string | null
}

/** What a thread is asked to work out; `hidden` are the facts that the asker may not see. */
export type Job = (ScenariosJob | CoverageJob) & { readonly hidden: readonly string[] }

/** What scenarios bring, and what the last brings against the first where there are several. */
export type Scenarios = { readonly results: readonly ScenarioResult[]; readonly comparison: ScenarioComparison | null }

/** What a job gives. */
export type Answers = { readonly scenarios: Scenarios; readonly coverage: Coverage }

/** How the database stands: what a population would be read from, and which enterprises have changed since it was. */
export type State = {
  readonly key: string
  /** From when on changes are to be looked for the next time. */
  readonly at: string
  /** The facts of which those who are to be read say anything. */
  readonly supplied: readonly string[]
  /** Null where everything is to be read; empty where nothing has changed. */
  readonly codes: readonly string[] | null
  /** How many rows are to be read; 0 where they are few. */
  readonly rows: number
}

/** What a thread asks the server to read. */
export type Read =
  | { readonly kind: 'state'; readonly kept: { readonly key: string; readonly since: string } | null }
  | { readonly kind: 'page'; readonly asked: PageAsked }

/** From the server to the thread. */
export type ToThread =
  | { readonly kind: 'law'; readonly law: ThreadLaw }
  | { readonly kind: 'job'; readonly id: number; readonly job: Job }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'read'; readonly id: number; readonly found: State | Page }
  | { readonly kind: 'unread'; readonly id: number; readonly message: string }

/** From the thread to the server. */
export type FromThread =
  | { readonly kind: 'read'; readonly id: number; readonly read: Read }
  | { readonly kind: 'progress'; readonly id: number; readonly step: Step; readonly done: number; readonly of: number }
  | { readonly kind: 'done'; readonly id: number; readonly result: Result<Answers[keyof Answers]> }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
