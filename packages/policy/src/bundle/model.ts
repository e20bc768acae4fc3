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

const tooLarge = ({ grants }: BundleProblem): readonly Problem[] => {
  if (grants.length <= mostGrants) return []
  const values = { path: '/grants', found: grants.length, most: mostGrants }
  return [Problem.create('policy.bundle-too-large', values, { path: values.path })]
}

const negative = (of: string, fen: bigint, path: string): Problem =>
  Problem.create('policy.bundle-amount-negative', { of, found: fen.toString(), path }, { path })

const checkAmounts = (problem: BundleProblem): readonly Problem[] => {
  const problems: Problem[] = []
  problem.grants.forEach(({ id, fen }, place) => {
    if (fen < 0n) problems.push(negative(id, fen, `/grants/${place}/fen`))
  })
  problem.caps.forEach(({ name, fen }, place) => {
    if (fen < 0n) problems.push(negative(name, fen, `/caps/${place}/fen`))
  })
  return problems
}

type Names = { readonly places: ReadonlyMap<string, number>; readonly problems: Problem[] }

// Two places of one id, as they stand in the problem.
const twice = (problem: BundleProblem, id: string): readonly Problem[] => {
  const [first = 0, ...others] = problem.grants.flatMap((grant, place) => (grant.id === id ? [place] : []))
  return others.map((place) => {
    const path = `/grants/${place}/id`
    return Problem.create('policy.bundle-id-twice', { id, path, first: `/grants/${first}/id` }, { path })
  })
}

const nameGrants = (problem: BundleProblem, grants: readonly BundleGrant[]): Names => {
  const places = new Map<string, number>()
  const repeated = new Set<string>()
  grants.forEach(({ id }, index) => {
    if (places.has(id)) repeated.add(id)
    places.set(id, index)
  })
  return { places, problems: [...repeated].flatMap((id) => twice(problem, id)) }
}

const unknown = (id: string, inside: string, path: string): Problem =>
  Problem.create('policy.bundle-id-unknown', { id, inside, path }, { path })

const linkIncompatible = (problem: BundleProblem, { places, problems }: Names, rows: number[][]): void => {
  problem.incompatible.forEach(([one, other], index) => {
    const [first, second] = [places.get(one), places.get(other)]
    const path = (): string => `/incompatible/${index}`
    if (first === undefined) problems.push(unknown(one, 'incompatible', `${path()}/0`))
    if (second === undefined) problems.push(unknown(other, 'incompatible', `${path()}/1`))
    if (first === undefined || second === undefined) return
    if (first !== second) link(rows, first, second)
    else {
      const values = { id: one, path: path() }
      problems.push(Problem.create('policy.bundle-incompatible-with-itself', values, { path: values.path }))
    }
  })
}

const membersOf = (problem: BundleProblem, { places, problems }: Names): readonly (readonly number[])[] => {
  const latestCap = new Int32Array(problem.grants.length).fill(-1)
  return problem.caps.map(({ name, ids }, cap) => {
    const members: number[] = []
    ids.forEach((id, place) => {
      const member = places.get(id)
      if (member === undefined) problems.push(unknown(id, name, `/caps/${cap}/ids/${place}`))
      else if (latestCap[member] !== cap) {
        latestCap[member] = cap
        members.push(member)
      }
    })
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
  const names = nameGrants(problem, grants)
  const conflicts: number[][] = grants.map(() => [])
  linkIncompatible(problem, names, conflicts)
  const nested = nestCaps(
    problem.caps,
    membersOf(problem, names),
    grants.map(({ id }) => id),
  )
  const [first, ...rest] = [...tooLarge(problem), ...checkAmounts(problem), ...names.problems, ...nested.problems]
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
