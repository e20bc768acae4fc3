import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Version } from './version.ts'

const Funding = z.strictObject({
  groups: z.record(z.string(), z.string()),
  lines: z.array(z.looseObject({ id: z.string() })),
  automatic: z.array(z.looseObject({ clause: z.string() })),
  offers: z.array(z.looseObject({ clause: z.string() })),
  commitments: z.array(z.looseObject({ clause: z.string(), creditCode: z.string(), decidedOn: z.iso.date() })),
})

/** The sample's groups of companies, budget lines and what was committed and paid. */
export type Funding = z.infer<typeof Funding>

/** Reads them beside this script; the shapes of lines and commitments are checked where they are loaded. */
export const readFunding = (): Funding =>
  Funding.parse(parse(readFileSync(new URL('funding.yaml', import.meta.url), 'utf8')))

/** Lines first, then clauses granted without application with the offers made of them, then commitments in the order of their decisions: one JSON object a line. */
export const fundingLines = ({ lines, automatic, offers, commitments }: Funding): readonly object[] => [
  ...lines.map((line) => ({ kind: 'line', ...line })),
  ...automatic.map((mark) => ({ kind: 'automatic', ...mark })),
  ...offers.map((offer) => ({ kind: 'offer', ...offer })),
  ...commitments
    .toSorted((one, other) => one.decidedOn.localeCompare(other.decidedOn))
    .map((commitment) => ({ kind: 'commitment', ...commitment })),
]

/** Every version of an enterprise with the head of its group of companies. */
export const withGroups = (versions: readonly Version[], { groups }: Funding): readonly Version[] =>
  versions.map((version) => {
    const groupOf = groups[version.key]
    return groupOf === undefined ? version : { ...version, fields: { ...version.fields, groupOf } }
  })
