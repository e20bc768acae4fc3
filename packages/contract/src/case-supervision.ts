import { z } from 'zod'
import { caseSummary } from './case-shapes.ts'
import { unitName } from './coordination.ts'
import { operation } from './operation.ts'
import { policyLabel } from './policy-shapes.ts'

const lateStep = z.object({
  task: z.uuid(),
  case: caseSummary,
  step: z.string(),
  unit: unitName.nullable(),
  assignee: z.string().nullable(),
  due: z.string(),
  why: z.string(),
})

/** Days that a step took, over the cases done: least, quartiles and most, against its limit. */
const spread = z.object({
  matter: z.object({ id: z.string(), label: policyLabel }),
  element: z.string(),
  step: z.string(),
  unit: unitName.nullable(),
  limit: z.int().nullable(),
  kind: z.enum(['working', 'natural']),
  count: z.int(),
  over: z.int(),
  least: z.number(),
  quarter: z.number(),
  half: z.number(),
  threeQuarters: z.number(),
  most: z.number(),
})

/** What is late, where and why; and how long steps take by unit against their limits. */
export const superviseCases = operation({
  id: 'superviseCases',
  method: 'GET',
  path: '/api/case-supervision',
  scope: 'case.supervise',
  summary: 'What is late, where and why; and how many days steps take by unit, against their limits',
  query: z.object({ matter: z.string().max(60).optional() }),
  output: z.object({ asOf: z.string(), live: z.int(), late: z.array(lateStep), spread: z.array(spread) }),
})

/** What is late, and how long steps take. */
export type Supervision = z.output<typeof superviseCases.output>
