import { Problem, Result } from '@ceyuan/values'
import type { BundleGrant, BundleProblem } from './bundle-problem.ts'
import { type CapTree, nestCaps } from './cap-tree.ts'
import { amountAt, at } from './entry.ts'

/** The most grants that one problem may hold. */
export const mostGrants = 5000

const exactDoubles = 1n << 53n

/**
 * A checked problem with grants by number, in the order of their ids.
 * `conflicts[grant]`: the grants that may not stand beside it. `unit`: how many fen one unit of `weight` and `room` is,
 * rounded up; 1 wherever the sum of all amounts is below 2⁵³, so that the search then counts exactly.
 */
export type BundleModel = {
  readonly grants: readonly BundleGrant[]
  readonly conflicts: readonly (readonly number[])[]
  readonly caps: CapTree
  readonly capFen: readonly bigint[]
  readonly capNames: readonly string[]
  readonly unit: bigint
  readonly weight: Float64Array
  readonly room: Float64Array
}

const byId = (a: BundleGrant, b: BundleGrant): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

const link = (rows: number[][], one: number, other: number): void => {
  rows[one]?.push(other)
  rows[other]?.push(one)
}

const linkDuplicates = (grants: readonly BundleGrant[], rows: number[][]): void => {
  const subjects = new Map<string, Map<string, number[]>>()
  grants.forEach(({ subject, groups }, index) => {
    if (groups.length === 0) return
    const membersOfGroup = subjects.get(subject) ?? new Map<string, number[]>()
    subjects.set(subject, membersOfGroup)
    for (const group of groups) {
      const members = membersOfGroup.get(group)
      if (members === undefined) membersOfGroup.set(group, [index])
      else if (members.at(-1) !== index) {
        for (const member of members) link(rows, member, index)
        members.push(index)
      }
    }
  })
}

const checkAmounts = (problem: BundleProblem): readonly Problem[] => {
  const problems: Problem[] = []
  if (problem.grants.length > mostGrants) {
    problems.push(Problem.create('policy.bundle-too-large', { found: problem.grants.length, most: mostGrants }))
  }
  for (const { id, fen } of problem.grants) {
    if (fen < 0n) problems.push(Problem.create('policy.bundle-amount-negative', { of: id, found: fen.toString() }))
  }
  for (const { name, fen } of problem.caps) {
    if (fen < 0n) problems.push(Problem.create('policy.bundle-amount-negative', { of: name, found: fen.toString() }))
  }
  return problems
}

type Names = {
  readonly find: (id: string, inside: string) => number | undefined
  readonly problems: Problem[]
}

const nameGrants = (grants: readonly BundleGrant[]): Names => {
  const places = new Map<string, number>()
  const problems: Problem[] = []
  grants.forEach(({ id }, index) => {
    if (places.has(id)) problems.push(Problem.create('policy.bundle-id-twice', { id }))
    places.set(id, index)
  })
  const find = (id: string, inside: string): number | undefined => {
    const place = places.get(id)
    if (place === undefined) problems.push(Problem.create('policy.bundle-id-unknown', { id, inside }))
    return place
  }
  return { find, problems }
}

const linkIncompatible = (problem: BundleProblem, names: Names, rows: number[][]): void => {
  for (const [one, other] of problem.incompatible) {
    const [first, second] = [names.find(one, 'incompatible'), names.find(other, 'incompatible')]
    if (first === undefined || second === undefined) continue
    if (first === second) names.problems.push(Problem.create('policy.bundle-incompatible-with-itself', { id: one }))
    else link(rows, first, second)
  }
}

const membersOf = (problem: BundleProblem, names: Names): readonly (readonly number[])[] => {
  const latestCap = new Int32Array(problem.grants.length).fill(-1)
  return problem.caps.map(({ name, ids }, cap) => {
    const members: number[] = []
    for (const id of ids) {
      const member = names.find(id, name)
      if (member === undefined || latestCap[member] === cap) continue
      latestCap[member] = cap
      members.push(member)
    }
    return members
  })
}

const roundUp = (value: bigint, unit: bigint): number => Number((value + unit - 1n) / unit)

// Where units are rounded up, amounts below a cap may come out too high by a unit each. The cap's room is raised by as much and
// more, so that a grant which truly still adds something is never taken for one that adds nothing.
const slackOf = (tree: CapTree, unit: bigint): Float64Array => {
  const slack = new Float64Array(tree.parent.length)
  if (unit === 1n) return slack
  for (const node of tree.capOf) slack[node] = amountAt(slack, node) + 1
  for (let node = slack.length - 1; node > 0; node -= 1) {
    slack[node] = amountAt(slack, node) + 2
    const parent = at(tree.parent, node)
    slack[parent] = amountAt(slack, parent) + amountAt(slack, node)
  }
  return slack
}

/** Checks a problem and numbers its grants; every problem found is named. */
export const toModel = (problem: BundleProblem): Result<BundleModel> => {
  const isSorted = problem.grants.every((grant, place, all) => place === 0 || byId(all[place - 1] ?? grant, grant) <= 0)
  const grants = isSorted ? problem.grants : problem.grants.toSorted(byId)
  const names = nameGrants(grants)
  const conflicts: number[][] = grants.map(() => [])
  linkIncompatible(problem, names, conflicts)
  const nested = nestCaps(
    problem.caps,
    membersOf(problem, names),
    grants.map(({ id }) => id),
  )
  const [first, ...rest] = [...checkAmounts(problem), ...names.problems, ...nested.problems]
  if (first !== undefined) return Result.failure(first, ...rest)
  linkDuplicates(grants, conflicts)
  let total = 0n
  for (const { fen } of grants) total += fen
  let unit = 1n
  while (total / unit + BigInt(grants.length) >= exactDoubles) unit *= 2n
  const capFen = nested.tree.cap.map((place) => problem.caps[place]?.fen ?? total)
  const weight = new Float64Array(grants.length)
  grants.forEach(({ fen }, grant) => {
    weight[grant] = unit === 1n ? Number(fen) : roundUp(fen, unit)
  })
  const slack = slackOf(nested.tree, unit)
  const room = new Float64Array(capFen.length)
  capFen.forEach((fen, node) => {
    room[node] = fen >= total ? Infinity : roundUp(fen, unit) + amountAt(slack, node)
  })
  const capNames = nested.tree.cap.map((place) => problem.caps[place]?.name ?? '')
  return Result.success({ grants, conflicts, caps: nested.tree, capFen, capNames, unit, weight, room })
}
