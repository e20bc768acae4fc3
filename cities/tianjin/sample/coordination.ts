import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const Coordination = z.strictObject({
  documents: z.array(
    z.strictObject({
      documentKey: z.string(),
      title: z.string(),
      issuer: z.string(),
      issuedOn: z.iso.date(),
      kind: z.string(),
    }),
  ),
  milestones: z.array(
    z.strictObject({
      commitment: z.string(),
      on: z.iso.date(),
      unit: z.string(),
      by: z.string(),
      at: z.iso.datetime(),
      document: z.string(),
      reason: z.string(),
    }),
  ),
  orders: z.array(z.looseObject({ year: z.int(), number: z.int() })),
  meetings: z.array(z.looseObject({ year: z.int(), number: z.int() })),
})

/** The sample's confirmations, follow-up orders and meetings, and the documents they rest on. */
export type Coordination = z.infer<typeof Coordination>

/** Reads them beside this script; the shapes of orders and meetings are the contract's, checked where they are loaded. */
export const readCoordination = (): Coordination =>
  Coordination.parse(parse(readFileSync(new URL('coordination.yaml', import.meta.url), 'utf8')))
