import { z } from 'zod'
import { binary, listOf } from './binary.ts'
import { operation } from './operation.ts'
import { scenarioComparison, scenarioContent, scenarioResult } from './scenario-shapes.ts'

const id = z.object({ id: z.uuid() })
const name = z.string().trim().min(1).max(120)
const note = z.string().trim().max(2000).default('')

const problems = [
  'scenario.clause-unknown',
  'scenario.clause-changed-twice',
  'scenario.clause-exists',
  'scenario.policy-unknown',
  'scenario.group-unknown',
  'scenario.ceiling-unknown',
  'scenario.fact-cannot-rank',
  'scenario.no-population',
]

const run = z.uuid().optional()

/** How far a run is that the reader began under a name; `step` is null where there is none of that name, or no more. */
export const getScenarioRun = operation({
  id: 'getScenarioRun',
  method: 'GET',
  path: '/api/scenarios/runs/:id',
  scope: 'signedIn',
  summary: 'How far the working out of a scenario is',
  params: id,
  output: z.object({
    /** Waiting for others, reading what is known of enterprises, asking the rules, or paying without duplicates. */
    step: z.enum(['waiting', 'reading', 'rules', 'paying']).nullable(),
    done: z.int(),
    of: z.int(),
  }),
})

/** What changes of policies would bring: cost, who gains and loses, budgets. Nothing is stored. */
export const previewScenario = operation({
  id: 'previewScenario',
  method: 'POST',
  path: '/api/scenarios/preview',
  scope: 'policy.edit',
  summary: 'What changes of policies would bring',
  query: z.object({
    /** A name that the caller gives the run, to ask how far it is. Whoever goes away stops it. */
    run,
  }),
  body: scenarioContent,
  output: scenarioResult,
  problems,
})

/** A version of a saved scenario. */
const version = z.object({
  version: z.int(),
  name: z.string(),
  note: z.string(),
  content: scenarioContent,
  savedAt: z.string(),
  savedBy: z.string(),
})

/** A saved scenario as it is now. */
export const savedScenario = version.extend({
  id: z.uuid(),
  createdAt: z.string(),
  createdBy: z.string(),
  endedAt: z.string().nullable(),
  endReason: z.string().nullable(),
  /** Whether the reader may change and end it: its author may. */
  mayChange: z.boolean(),
})

/** A saved scenario as it is now. */
export type SavedScenario = z.output<typeof savedScenario>

/** Saved scenarios, the latest first; ended ones only where asked for. */
export const listScenarios = operation({
  id: 'listScenarios',
  method: 'GET',
  path: '/api/scenarios',
  scope: 'policy.edit',
  summary: 'Saved scenarios',
  query: z.object({ ended: z.enum(['true', 'false']).default('false') }),
  output: listOf(savedScenario),
})

/** One saved scenario with every version of it. */
export const getScenario = operation({
  id: 'getScenario',
  method: 'GET',
  path: '/api/scenarios/:id',
  scope: 'policy.edit',
  summary: 'One saved scenario with its versions',
  params: id,
  output: savedScenario.extend({ versions: z.array(version) }),
  problems: ['scenario.not-found'],
})

/** Saves a new scenario. */
export const saveScenario = operation({
  id: 'saveScenario',
  method: 'POST',
  path: '/api/scenarios',
  scope: 'policy.edit',
  summary: 'Save a scenario',
  body: z.strictObject({ name, note, content: scenarioContent }),
  output: savedScenario,
  problems,
})

/** Saves a further version of a scenario. */
export const changeScenario = operation({
  id: 'changeScenario',
  method: 'PUT',
  path: '/api/scenarios/:id',
  scope: 'policy.edit',
  summary: 'Save a further version of a scenario',
  params: id,
  body: z.strictObject({ version: z.int(), name, note, content: scenarioContent }),
  output: savedScenario,
  problems: [...problems, 'scenario.not-found', 'scenario.not-author', 'scenario.changed-meanwhile', 'scenario.ended'],
})

/** Ends a scenario, which stays to be read. */
export const endScenario = operation({
  id: 'endScenario',
  method: 'POST',
  path: '/api/scenarios/:id/end',
  scope: 'policy.edit',
  summary: 'End a scenario, with a reason',
  params: id,
  body: z.strictObject({ version: z.int(), reason: z.string().trim().min(2).max(500) }),
  output: savedScenario,
  problems: ['scenario.not-found', 'scenario.not-author', 'scenario.changed-meanwhile', 'scenario.ended'],
})

const compared = z.object({
  /** Ids, joined by commas. */
  ids: z.string().regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){1,3}$/u),
})

/** Several scenarios beside each other, as they come out now; who has more and who less by the last than by the first. */
export const compareScenarios = operation({
  id: 'compareScenarios',
  method: 'GET',
  path: '/api/scenarios/compare',
  scope: 'policy.edit',
  summary: 'Two to four saved scenarios beside each other',
  query: compared.extend({ run }),
  output: z.object({
    items: z.array(z.object({ scenario: savedScenario, result: scenarioResult })),
    comparison: scenarioComparison.nullable(),
    next: z.null(),
  }),
  problems: ['scenario.not-found', ...problems],
})

/** The comparison as a workbook, as it comes out now. */
export const exportComparison = operation({
  id: 'exportComparison',
  method: 'GET',
  path: '/api/scenarios/compare.xlsx',
  scope: 'policy.edit',
  summary: 'Two to four saved scenarios beside each other, as a workbook',
  query: compared,
  output: binary,
  problems: ['scenario.not-found', ...problems],
})

/** What a scenario brings as a workbook, as it comes out now. */
export const exportScenario = operation({
  id: 'exportScenario',
  method: 'POST',
  path: '/api/scenarios/export.xlsx',
  scope: 'policy.edit',
  summary: 'What a scenario brings, as a workbook',
  body: z.strictObject({ name: name.optional(), content: scenarioContent }),
  output: binary,
  problems,
})
