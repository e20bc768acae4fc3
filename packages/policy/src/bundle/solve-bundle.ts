import { Fen, Result } from '@ceyuan/values'
import type { Bundle, BundleProblem } from './bundle-problem.ts'
import type { MixedIntegerSolver } from './mixed-integer.ts'
import { type BundleModel, toModel } from './model.ts'
import { type IsOver, never } from './node-budget.ts'
import { inPayingOrder, payOut } from './pay-out.ts'
import { reject } from './reject.ts'
import { solveUnder } from './solve-under.ts'

/**
 * How hard to look: `nodes` of our own search for each inseparable part, a mixed-integer solver for what they do not finish, and
 * a clock that ends it all: what is not proved by then is open.
 */
export type BundleOptions = {
  readonly nodes?: number
  readonly mixedInteger?: MixedIntegerSolver
  readonly isOver?: IsOver
}

const ownNodes = 2_000_000

const isUseful = (model: BundleModel, grant: number): boolean => {
  for (let node = model.caps.capOf[grant] ?? 0; node > 0; node = model.caps.parent[node] ?? 0) {
    if (model.capFen[node] === 0n) return false
  }
  return (model.weight[grant] ?? 0) > 0
}

// A choice that nothing can be added to: without a proof there may be room left.
const fillUp = (model: BundleModel, chosen: readonly number[]): readonly number[] => {
  const taken = new Set(chosen)
  const heaviestFirst = inPayingOrder(
    model,
    model.grants.map((_, grant) => grant),
  )
  for (const grant of heaviestFirst) {
    if (taken.has(grant) || (model.conflicts[grant] ?? []).some((other) => taken.has(other))) continue
    const before = payOut(model, [...taken]).total
    if (payOut(model, [...taken, grant]).total > before) taken.add(grant)
  }
  return [...taken]
}

/**
 * The set of grants that pays most: at most one of a duplicate group for each subject, no incompatible pair, caps cutting what is paid.
 * Of equal ones the one with the fewest grants, of these the one whose ids come first. The rules are in SPEC.md, chapter 7.
 */
export const solveBundle = (problem: BundleProblem, options: BundleOptions = {}): Result<Bundle> =>
  Result.map(toModel(problem), (model) => {
    const useful: number[] = []
    for (let grant = 0; grant < model.grants.length; grant += 1) if (isUseful(model, grant)) useful.push(grant)
    const effort = {
      nodes: options.nodes ?? ownNodes,
      mixedInteger: options.mixedInteger ?? null,
      isOver: options.isOver ?? never,
    }
    const solved = solveUnder(model, 0, useful, effort)
    const { chosen, settled } = solved.settle()
    const full = solved.method === 'open' ? fillUp(model, chosen) : chosen
    const payment = payOut(model, full)
    return toBundle(model, payment, { bound: solved.bound, method: solved.method, settled })
  })

const toBundle = (
  model: BundleModel,
  payment: ReturnType<typeof payOut>,
  found: { readonly bound: bigint; readonly method: Bundle['method']; readonly settled: boolean },
): Bundle => {
  const boundFen = Fen.create(found.bound < payment.total ? payment.total : found.bound)
  const grants = model.grants.map((_, grant) => grant)
  return {
    paidFen: Fen.create(payment.total),
    boundFen,
    method: boundFen === payment.total && found.method === 'open' ? 'search' : found.method,
    ties: found.settled ? 'settled' : 'open',
    chosen: grants.flatMap((grant) => {
      const paid = payment.paid.get(grant)
      const { id = '', fen = Fen.zero } = model.grants[grant] ?? {}
      return paid === undefined ? [] : [{ id, fen, paidFen: Fen.create(paid) }]
    }),
    rejected: grants.filter((grant) => !payment.paid.has(grant)).map((grant) => reject(model, grant, payment)),
  }
}
