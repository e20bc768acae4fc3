import type { Problem } from '@ceyuan/values'
import { problem } from '../definition/problem.ts'
import { entriesOf, type Procedure } from '../definition/procedure.ts'
import { explore, type Finding } from './explore.ts'
import { type Marking, placeOf } from './marking.ts'
import { type Net, netOf, type Outcome } from './net.ts'

/** The most markings that are explored of one scope, from one beginning. */
export const mostMarkings = 50_000

const siteOf = ({ nodes, flows }: Procedure, place: string, scope: string) => {
  const node = nodes.get(place) ?? nodes.get(flows.get(place)?.to ?? '') ?? nodes.get(scope)
  return node ?? { id: scope, line: 0 }
}

const findingProblem = (procedure: Procedure, scope: string, finding: Finding): Problem | null => {
  switch (finding.kind) {
    case 'tooMany':
      return problem('procedure.too-many-states', siteOf(procedure, scope, scope), { most: finding.states })
    case 'unbounded':
      return problem('procedure.piles-up', siteOf(procedure, finding.place, scope), { path: finding.path })
    case 'explored': {
      if (!finding.stuck) return null
      const { marking, path, isStill } = finding.stuck
      const place = placeOf(marking.rest[0] ?? path.at(-1) ?? scope)
      return problem(isStill ? 'procedure.dead-end' : 'procedure.never-ends', siteOf(procedure, place, scope), { path })
    }
  }
}

// Start events begin a scope one by one, nodes that no flow leads to all at once.
const beginnings = (procedure: Procedure, scope: string): readonly Marking[] => {
  const entries = entriesOf(procedure, scope)
  const isEvents = entries.some(({ kind }) => kind === 'start')
  return isEvents
    ? entries.map(({ id }) => ({ rest: [], ready: [id] }))
    : [{ rest: [], ready: entries.map(({ id }) => id) }]
}

const unreachable = (net: Net, findings: readonly Finding[]): readonly Problem[] => {
  const seen = new Set(findings.flatMap((finding) => (finding.kind === 'explored' ? [...finding.seen] : [])))
  return net.nodes.filter(({ id }) => !seen.has(id)).map((node) => problem('procedure.unreachable', node))
}

type Checked = { readonly outcome: Outcome; readonly problems: readonly Problem[] }

const checkScope = (procedure: Procedure, scope: string): Checked => {
  const subs = (procedure.scopes.get(scope) ?? []).filter(({ kind }) => kind === 'subprocess')
  const checked = subs.map(({ id }) => [id, checkScope(procedure, id)] as const)
  const inner = checked.flatMap(([, { problems }]) => problems)
  const net = netOf(procedure, scope, new Map(checked.map(([id, { outcome }]) => [id, outcome])))
  const findings = beginnings(procedure, scope).map((start) => explore(net, start, mostMarkings))
  const own = findings.flatMap((finding) => findingProblem(procedure, scope, finding) ?? [])
  const throws = new Set(findings.flatMap((finding) => (finding.kind === 'explored' ? [...finding.throws] : [])))
  const waits = net.nodes.some(({ kind }) => kind === 'task' || kind === 'call')
  const outcome: Outcome = {
    canComplete: findings.some((finding) => finding.kind === 'explored' && finding.canComplete),
    throws: new Set([...throws, ...(waits || checked.some(([, each]) => each.outcome.throws.has('*')) ? ['*'] : [])]),
  }
  if (inner.length > 0) return { outcome, problems: inner }
  return { outcome, problems: own.length > 0 ? own : unreachable(net, findings) }
}

/**
 * What keeps a procedure from being sound: a case that cannot end, tokens that pile up, an element that no case reaches.
 * Conditions are taken to come out either way. Sub-processes are explored each by itself.
 */
export const soundnessProblems = (procedure: Procedure): readonly Problem[] =>
  checkScope(procedure, procedure.id).problems
