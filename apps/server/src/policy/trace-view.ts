import type { FactProvenance, TraceLine } from '@ceyuan/contract'
import type { Compiled, Finding, LookedAt, Provenance } from '@ceyuan/policy'
import { toRuleValue } from './value-view.ts'

/** Where values came from, by the very object that a value carries. */
export type Origins = ReadonlyMap<Provenance, FactProvenance>

/** Where a value came from, as the API gives it. */
export const toProvenance = (from: Provenance | null, origins: Origins): FactProvenance | null => {
  if (from === null) return null
  const known = origins.get(from)
  if (known) return known
  return from.kind === 'formula'
    ? { kind: 'formula', formula: from.formula, facts: [...from.facts] }
    : { kind: 'answer' }
}

const toFound = ({ name, value, from }: LookedAt, origins: Origins): TraceLine['facts'][number] => ({
  name,
  value: toRuleValue(value),
  from: toProvenance(from, origins),
})

/** The parts of a rule as they were run, in the order of the text, those within others one level deeper. */
export const toTrace = (
  finding: Finding | null,
  compiled: Pick<Compiled, 'text'> | null | undefined,
  origins: Origins,
  depth = 0,
): TraceLine[] => {
  if (!finding || !compiled) return []
  return [
    {
      depth,
      kind: finding.kind,
      text: compiled.text.slice(finding.start, finding.end),
      value: toRuleValue(finding.value),
      missing: [...finding.missing],
      facts: finding.facts.map((fact) => toFound(fact, origins)),
    },
    ...finding.parts.flatMap((part) => toTrace(part, compiled, origins, depth + 1)),
  ]
}
