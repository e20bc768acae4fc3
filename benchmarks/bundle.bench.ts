import { type Bundle, type BundleProblem, solveBundle } from '@ceyuan/policy'
import { loadHighs } from '../apps/server/src/policy/highs.ts'
import { applicant, dice } from '../packages/policy/src/bundle/cases/hard-problems.ts'
import { capFamilies, clashFamilies } from './bundle-families.ts'
import { type Benchmark, type Line, percentile } from './line.ts'

const solverSeconds = 10
const quickNodes = 20_000
const searchNodes = 2_000_000
const rounds = 5

const timed = (work: () => void): number => {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}

function* oneApplicant(): Iterable<Line> {
  const problems = Array.from({ length: 1000 }, (_, index) => applicant(dice(index + 1), 20 + (index % 21)))
  const round = (): readonly number[] => problems.map((problem) => timed(() => solveBundle(problem)) * 1000)
  round()
  const times = Array.from({ length: rounds }, round)
  const least = (share: number): number => Math.min(...times.map((one) => percentile(one, share)))
  const note = `1,000 applicants of 20–40 grants, 5–8 groups, 3–4 nested caps at 30–120 % of what is under them; reasons and ties included; least of ${rounds} rounds`
  yield { name: 'bundle, one applicant, median', value: least(0.5), unit: 'µs', aim: '≤ 50', note }
  yield { name: 'bundle, one applicant, 99th percentile', value: least(0.99), unit: 'µs' }
}

const told = ({ method, ties, paidFen, boundFen }: Bundle): string =>
  `${paidFen === boundFen ? `proved by ${method}` : `${paidFen} open, bound ${boundFen}`}; ties ${ties}`

// As the command line does: a short search, then a long one with HiGHS.
const solveLikeCommand = (
  problem: BundleProblem,
  mixedInteger: Awaited<ReturnType<typeof loadHighs>>,
): ReturnType<typeof solveBundle> => {
  const quick = solveBundle(problem, { nodes: quickNodes })
  if (quick.kind === 'failure' || quick.value.method !== 'open') return quick
  return solveBundle(problem, { nodes: searchNodes, mixedInteger })
}

/** The best bundle: one applicant, and some 200 grants of random and adversarial families, solved as the command line does. */
export const benchmark: Benchmark = {
  name: 'bundle',
  async *run() {
    yield* oneApplicant()
    const solver = await loadHighs(solverSeconds)
    for (const { name, problem } of [...clashFamilies, ...capFamilies]) {
      let note = ''
      const value = timed(() => {
        const solved = solveLikeCommand(problem(1), solver)
        note = solved.kind === 'failure' ? 'refused' : told(solved.value)
      })
      yield { name: `bundle of 200: ${name}`, value, unit: 'ms', aim: '≤ 10,000', note }
    }
  },
}
